package io.mirage.events.users;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.auth.AccountId;

/**
 * An account has no role in a project any more, until it is granted one again; the latest of both counts.
 */
public record MembershipRevoked(EventHeader header, AccountId accountId, ProjectId projectId) implements MirageEvent {}
