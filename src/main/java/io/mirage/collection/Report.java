package io.mirage.collection;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.network.Receipt;
import io.mirage.events.collection.TaskResult;

/** What an attempt leaves behind for the store. */
sealed interface Report {

	ClaimedTask task();

	/** The scope gate's decisions during this attempt. */
	List<Receipt> receipts();

	/**
	 * The task is done.
	 *
	 * @param size of the result in bytes of JSON, about
	 * @param raw the answers it rests on, each once
	 */
	record Finished(ClaimedTask task, TaskResult result, int size, List<Receipt> receipts, Collection<RawAnswer> raw)
			implements Report {}

	/**
	 * The task goes back and will be started again.
	 *
	 * @param reason for people, while the task waits
	 * @param counts whether this was one of the attempts the task has; not if we gave it back
	 * @param requests outbound calls of this attempt
	 */
	record Postponed(ClaimedTask task, Instant due, @Nullable String reason, boolean counts, int requests,
			List<Receipt> receipts) implements Report {}
}
