package io.mirage.collection;

import io.mirage.events.scans.ScanPriority;

/** What a scan's priority means for its tasks: more than any difference within one scan. */
final class Urgency {

	private static final int STEP = 100_000;

	private Urgency() {}

	/** To be added to the priority of each task, of which less is sooner. */
	static int of(ScanPriority priority) {
		return switch (priority) {
			case HIGH -> -STEP;
			case MEDIUM -> 0;
			case LOW -> STEP;
		};
	}
}
