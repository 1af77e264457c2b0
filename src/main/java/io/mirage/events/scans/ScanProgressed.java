package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * For screens only: a passing figure, superseded by the next.
 */
public record ScanProgressed(EventHeader header, ScanId scanId, ScanState state, ScanProgress progress)
		implements MirageEvent {}
