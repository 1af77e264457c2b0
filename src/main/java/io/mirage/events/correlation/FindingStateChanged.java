package io.mirage.events.correlation;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * A finding has another state; of several about one finding the one that occurred last counts. May arrive before the
 * finding itself.
 *
 * @param by name of the account; {@code mirage} if no person decided it
 */
public record FindingStateChanged(EventHeader header, FindingId findingId, ScanId scanId, ProjectId projectId,
		FindingState state, String by) implements MirageEvent {}
