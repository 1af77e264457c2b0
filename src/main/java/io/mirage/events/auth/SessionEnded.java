package io.mirage.events.auth;

import java.time.Instant;
import java.util.UUID;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Access tokens of this session are worth nothing any more, however long they would still last.
 *
 * @param until when the last of them has ended by itself
 */
public record SessionEnded(EventHeader header, UUID sessionId, AccountId accountId, Instant until) implements MirageEvent {}
