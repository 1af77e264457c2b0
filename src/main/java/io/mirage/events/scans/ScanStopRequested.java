package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Somebody wants the scan to end. Collection drops what waits, interrupts what runs and reports each as cancelled;
 * the scan is over when all have been reported.
 */
public record ScanStopRequested(EventHeader header, ScanId scanId) implements MirageEvent {}
