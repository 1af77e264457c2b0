package io.mirage.collection;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;

/** How an attempt ended. */
sealed interface Ending {

	/** @param outcome absent if the question is no longer wanted */
	record Final(TaskState state, @Nullable Outcome outcome, @Nullable String detail) implements Ending {}

	/**
	 * Another attempt may do better.
	 *
	 * @param pause the least to wait
	 * @param otherwise how the task ends if there is no attempt left
	 */
	record Later(Failure kind, Duration pause, Final otherwise) implements Ending {}

	/** Why the source has to be asked again. */
	enum Failure {
		/** It asked for patience. */
		BUSY,
		/** A third party could not be reached. */
		UNREACHABLE
	}

	/** Nothing was learnt, and it was not the source's doing. */
	record GivenBack() implements Ending {}

	/**
	 * What a source's refusal means for the task. An entity outside the scope is told apart from a forbidden call.
	 *
	 * @param patience how long an unreachable third party has to be left alone; absent if it is the target that cannot be
	 *            reached: that is an answer, not a disturbance
	 */
	static Ending of(SourceException failure, boolean inScope, @Nullable Duration patience) {
		return switch (failure) {
			case SourceException.TryLater later -> new Later(Failure.BUSY, later.pause(),
					new Final(TaskState.RATE_LIMITED, Outcome.QUOTA, later.reason()));
			case SourceException.Blocked blocked -> failed(Outcome.BLOCKED, blocked);
			case SourceException.Unreachable unreachable when patience != null ->
					new Later(Failure.UNREACHABLE, patience, failed(Outcome.UNREACHABLE, unreachable));
			case SourceException.Unreachable unreachable -> failed(Outcome.UNREACHABLE, unreachable);
			case SourceException.Unreadable unreadable -> failed(Outcome.UNREADABLE, unreadable);
			case SourceException.NotPermitted forbidden -> new Final(TaskState.SKIPPED,
					inScope ? Outcome.NOT_PERMITTED : Outcome.OUT_OF_SCOPE, forbidden.reason());
			case SourceException.KeyMissing missing -> new Final(TaskState.SKIPPED, Outcome.NOT_PERMITTED, missing.reason());
		};
	}

	private static Final failed(Outcome outcome, SourceException why) {
		return new Final(TaskState.FAILED, outcome, why.reason());
	}
}
