package io.mirage.architecture.planted.honest.internal;

/** Nobody but its own module may use this. */
public final class Secret {

	public String word() {
		return "open sesame";
	}
}
