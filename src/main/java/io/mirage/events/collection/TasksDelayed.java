package io.mirage.events.collection;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;

/**
 * For screens only: tasks of a scan were put off, in most cases because their source wants it. Superseded by the next one
 * about the same scan, and by time.
 *
 * @param delays one entry per collector, all that are put off now
 */
public record TasksDelayed(EventHeader header, ScanId scanId, List<Delay> delays) implements MirageEvent {

	public TasksDelayed {
		delays = List.copyOf(delays);
	}
}
