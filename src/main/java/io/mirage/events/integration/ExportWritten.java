package io.mirage.events.integration;

import java.util.UUID;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * An export can be fetched.
 */
public record ExportWritten(EventHeader header, UUID exportId, ScanId scanId, ProjectId projectId, String format, long lines,
		long bytes)
		implements MirageEvent {}
