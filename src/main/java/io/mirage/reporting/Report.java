package io.mirage.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A written report, as the API shows it.
 *
 * @param sizes bytes by format
 */
record Report(ReportId id, ScanId scanId, ProjectId projectId, String title, List<String> formats, Instant createdAt,
		Map<String, Long> sizes) {}
