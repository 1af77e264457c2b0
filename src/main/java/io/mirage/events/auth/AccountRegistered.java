package io.mirage.events.auth;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Somebody can sign in.
 */
public record AccountRegistered(EventHeader header, AccountId accountId, String username, String email, String displayName,
		List<String> roles)
		implements MirageEvent {}
