package io.mirage.architecture.planted.intruder;

import io.mirage.architecture.planted.honest.internal.Secret;

/** Uses what belongs to another module. */
public final class Intruder {

	public String overheard() {
		return new Secret().word();
	}
}
