package io.mirage.reporting;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A report, as the API shows it.
 *
 * @param template id of the template it is written by
 * @param version how many reports by this template the scan had up to this one
 * @param sizes bytes by format; empty until it is written
 * @param progress parts done and parts in all, while it is being written
 * @param error what went wrong, for one that failed
 */
record Report(ReportId id, ScanId scanId, ProjectId projectId, String title, String template, int version, ReportState state,
		List<String> formats, Instant createdAt, Map<String, Long> sizes, @Nullable WritingProgress progress, @Nullable String error) {

	/** @param step what is being done, for people */
	record WritingProgress(int done, int total, String step) {}
}
