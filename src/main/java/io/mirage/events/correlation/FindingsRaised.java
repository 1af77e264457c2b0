package io.mirage.events.correlation;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * Rules drew conclusions that were not known before; a batch of at most 100.
 */
public record FindingsRaised(EventHeader header, ScanId scanId, ProjectId projectId, List<Finding> findings)
		implements MirageEvent {}
