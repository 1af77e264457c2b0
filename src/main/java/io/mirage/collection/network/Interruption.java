package io.mirage.collection.network;

/**
 * Tells a cancelled task from a failed connection. An interrupt closes the socket that a virtual thread waits on, which
 * looks like any other failure.
 */
final class Interruption {

	private Interruption() {}

	static void check() throws InterruptedException {
		if (Thread.interrupted()) {
			throw new InterruptedException("The task was cancelled during a call");
		}
	}
}
