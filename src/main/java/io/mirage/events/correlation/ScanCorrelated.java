package io.mirage.events.correlation;

import java.util.Map;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * All rules have run over the complete facts of a finished scan.
 *
 * @param findings number of findings by severity; severities without any are absent
 */
public record ScanCorrelated(EventHeader header, ScanId scanId, ProjectId projectId, Map<Severity, Integer> findings)
		implements MirageEvent {}
