package io.mirage.architecture.planted.honest;

/** A module with something internal. */
public final class Honest {

	public String greeting() {
		return new io.mirage.architecture.planted.honest.internal.Secret().word();
	}
}
