package io.mirage.events.storage;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A batch of results is in the store.
 *
 * @param newFacts entities seen for the first time in this scan, a sample of at most 50
 * @param newEntities how many there were
 * @param scanEntities how many different entities the scan has now
 */
public record FactsStored(EventHeader header, ScanId scanId, ProjectId projectId, List<StoredFact> newFacts,
		int newEntities, long scanEntities)
		implements MirageEvent {}
