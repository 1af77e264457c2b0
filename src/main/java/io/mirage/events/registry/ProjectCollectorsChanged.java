package io.mirage.events.registry;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * Which collectors a project does without, after a change or on request. The header's organisation is the project's.
 *
 * @param disabled ids of collectors, sorted
 * @param version grows with every change; a listener ignores what is older than what it knows
 */
public record ProjectCollectorsChanged(EventHeader header, ProjectId projectId, List<String> disabled, long version)
		implements MirageEvent {}
