package io.mirage.architecture.planted.intruder;

import io.mirage.events.EventHeader;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanStopRequested;

/** Makes an event that only the scans module may make. */
public final class Forger {

	public ScanStopRequested forge(EventHeader header, ScanId scan) {
		return new ScanStopRequested(header, scan);
	}
}
