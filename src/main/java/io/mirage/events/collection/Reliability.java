package io.mirage.events.collection;

/** How far a source can be trusted, from A (always right so far) to F (cannot be judged): the Admiralty scale, AJP-2.1. */
public enum Reliability {
	A, B, C, D, E, F
}
