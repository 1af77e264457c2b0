package io.mirage.events.scans;

import java.time.Instant;
import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * The frontier is empty. Facts may still be on their way to a listener: it has seen everything when it has applied
 * {@code tasks} different task results of this scan.
 *
 * @param state completed, failed, cancelled or timed_out
 * @param tasks number of different tasks whose result was published
 * @param coverage one entry per collector known to the installation
 */
public record ScanFinished(EventHeader header, ScanId scanId, ProjectId projectId, String name, ScanState state,
		long tasks, long entities, Instant startedAt, List<CollectorCoverage> coverage)
		implements MirageEvent {}
