package io.mirage.collection.source;

import io.mirage.events.collection.CollectorDescriptor;

/**
 * Asks one source one kind of question. Stateless and used by many threads at once. The platform around it does
 * limits, retries, scope, cancellation, deduplication and storage.
 */
public interface Collector {

	CollectorDescriptor descriptor();

	/**
	 * Puts what the source says into {@code answer}, in its order; nothing if the source knows nothing.
	 *
	 * @throws SourceException saying what happens next; never for "nothing found"
	 * @throws InterruptedException when the task is cancelled
	 */
	void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException;
}
