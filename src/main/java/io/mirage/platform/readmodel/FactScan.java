package io.mirage.platform.readmodel;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;

/**
 * What is known of a scan so far.
 *
 * @param name empty until the scan's start or end has arrived
 * @param targets empty until the scan's start has arrived
 * @param startedAt absent until the scan's start or end has arrived
 * @param finishedAt absent while the scan runs
 * @param tasks how many task results have been applied
 * @param coverage empty while the scan runs
 * @param complete whether the scan has started and finished, and every result of it has been applied
 */
public record FactScan(ScanId scanId, ProjectId projectId, OrganisationId organisationId, String name, ScanState state,
		List<EntityRef> targets, @Nullable Instant startedAt, @Nullable Instant finishedAt, long tasks,
		List<CollectorCoverage> coverage, boolean complete) {

	public FactScan {
		targets = List.copyOf(targets);
		coverage = List.copyOf(coverage);
	}
}
