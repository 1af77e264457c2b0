package io.mirage.collection.network;

/** @param reason the rule that decided, for people */
record Verdict(boolean allowed, String reason) {

	static Verdict allow(String reason) {
		return new Verdict(true, reason);
	}

	static Verdict refuse(String reason) {
		return new Verdict(false, reason);
	}
}
