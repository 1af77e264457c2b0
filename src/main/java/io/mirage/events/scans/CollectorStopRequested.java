package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Somebody wants one collector to leave a scan for good. Collection drops what waits of it, interrupts what runs and
 * reports each as cancelled; the scan goes on without it.
 */
public record CollectorStopRequested(EventHeader header, ScanId scanId, String collector) implements MirageEvent {}
