package io.mirage.events.auth;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Whoever keeps something personal of an account removes it. Its id goes on to name what it did.
 */
public record AccountErased(EventHeader header, AccountId accountId) implements MirageEvent {}
