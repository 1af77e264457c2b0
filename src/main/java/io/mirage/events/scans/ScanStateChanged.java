package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * A scan moved from one state to another: collection halts and continues by it, screens show it.
 *
 * @param version counts the changes of this scan from 1; a listener ignores what is older than what it knows
 */
public record ScanStateChanged(EventHeader header, ScanId scanId, ProjectId projectId, String name, ScanState from, ScanState to,
		long version)
		implements MirageEvent {}
