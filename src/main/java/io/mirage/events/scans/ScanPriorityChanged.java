package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A scan's tasks, those handed out before included, go sooner or later than other scans' from now on. A scan of medium
 * priority never says so.
 *
 * @param version counts the changes of this scan's priority from 1; a listener ignores what is older than what it knows
 */
public record ScanPriorityChanged(EventHeader header, ScanId scanId, ScanPriority priority, long version) implements MirageEvent {}
