package io.mirage.events.visualization;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * The complete graph of a finished scan has its layout.
 */
public record GraphReady(EventHeader header, ScanId scanId, ProjectId projectId, int nodes, int edges)
		implements MirageEvent {}
