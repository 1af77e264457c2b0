package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * A scan and all that belongs to it alone is to be forgotten by every module.
 */
public record ScanDeleted(EventHeader header, ScanId scanId, ProjectId projectId) implements MirageEvent {}
