package io.mirage.events.storage;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * Every result of a finished scan is in the store.
 */
public record ScanStored(EventHeader header, ScanId scanId, ProjectId projectId, long entities, long observations,
		long relationships)
		implements MirageEvent {}
