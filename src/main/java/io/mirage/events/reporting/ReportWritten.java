package io.mirage.events.reporting;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A report is complete in all its formats.
 */
public record ReportWritten(EventHeader header, ReportId reportId, ScanId scanId, ProjectId projectId, String title,
		List<String> formats)
		implements MirageEvent {}
