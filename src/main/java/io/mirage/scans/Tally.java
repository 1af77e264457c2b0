package io.mirage.scans;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.scans.ScanProgress;

/**
 * How many tasks and entities a scan has. Counted along with the rows, under the scan's lock, so that a scan of a
 * million tasks need not be counted to know how far it is.
 *
 * @param completed reported by collection with an answer, also an empty one
 * @param failed reported by collection without one
 * @param withdrawn cancelled before they were handed out
 * @param requests outbound calls of all tasks reported
 */
record Tally(long pending, long running, long completed, long failed, long withdrawn, long entities, long requests) implements ValueObject {

	static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

	Tally planned(int tasks) {
		return new Tally(pending + tasks, running, completed, failed, withdrawn, entities, requests);
	}

	Tally handedOut(int tasks) {
		return new Tally(pending - tasks, running + tasks, completed, failed, withdrawn, entities, requests);
	}

	Tally reported(Frontier.Reported reported) {
		return new Tally(pending - reported.wasPending(), running - reported.wasRunning(), completed + reported.completed(),
				failed + reported.failed(), withdrawn, entities, requests);
	}

	Tally withdrew(int tasks) {
		return new Tally(pending - tasks, running, completed, failed, withdrawn + tasks, entities, requests);
	}

	/** Tasks that were planned and are not wanted any more, as if they had never been. */
	Tally unplanned(int tasks) {
		return new Tally(pending - tasks, running, completed, failed, withdrawn, entities, requests);
	}

	Tally called(long calls) {
		return new Tally(pending, running, completed, failed, withdrawn, entities, requests + calls);
	}

	Tally found(int newEntities) {
		return new Tally(pending, running, completed, failed, withdrawn, entities + newEntities, requests);
	}

	/** Tasks whose result everybody heard of. */
	long received() {
		return completed + failed;
	}

	ScanProgress progress() {
		return new ScanProgress(pending, running, completed, failed + withdrawn, entities);
	}
}
