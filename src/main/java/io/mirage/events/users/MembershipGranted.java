package io.mirage.events.users;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.auth.AccountId;

/**
 * An account has a role in a project; the latest one counts.
 */
public record MembershipGranted(EventHeader header, AccountId accountId, ProjectId projectId, String projectName, String role)
		implements MirageEvent {}
