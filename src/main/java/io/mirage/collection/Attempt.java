package io.mirage.collection;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One try at a task. Others may interrupt it, but only while the collector has the thread: an interrupt that came a moment
 * later would hit the next thing the thread waits for.
 */
final class Attempt {

	/** Why a collector was told to leave. */
	enum Interruption {
		/** The scan was stopped or deleted. */
		STOPPED,
		/** The collector was stopped in this scan. */
		COLLECTOR_STOPPED,
		TIMED_OUT,
		/** This process ends or may no longer run the task; another will. */
		GIVEN_BACK
	}

	private final ClaimedTask task;
	private @Nullable Thread collecting;
	private @Nullable Interruption interruption;
	private boolean over;

	Attempt(ClaimedTask task) {
		this.task = task;
	}

	ClaimedTask task() {
		return task;
	}

	/** From now on an interruption reaches the current thread; one that came before does so at once. */
	synchronized void begin() {
		collecting = Thread.currentThread();
		if (interruption != null) {
			collecting.interrupt();
		}
	}

	/** The first reason counts; without effect once the collector has ended. */
	synchronized void interrupt(Interruption why) {
		if (over || interruption != null) {
			return;
		}
		interruption = why;
		if (collecting != null) {
			collecting.interrupt();
		}
	}

	/** @return why the collector was told to leave, if it was; its answer does not count then */
	synchronized Optional<Interruption> end() {
		collecting = null;
		over = true;
		// Meant for the collector; what comes next on this thread must not see it.
		Thread.interrupted();
		return Optional.ofNullable(interruption);
	}
}
