package io.mirage.events.scans;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * Collection may begin. Published once per scan, in the transaction that stored the new state.
 *
 * @param owner who started it; the local command line has an account too
 */
public record ScanStarted(EventHeader header, ScanId scanId, ProjectId projectId, String name, String profile,
		ScanScope scope, String owner)
		implements MirageEvent {}
