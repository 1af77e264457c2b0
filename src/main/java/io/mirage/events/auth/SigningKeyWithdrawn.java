package io.mirage.events.auth;

import java.time.Instant;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Tokens signed with this key are worth nothing, whatever they say: somebody else may have it.
 *
 * @param keyId the {@code kid} of the tokens
 * @param until when the key would have been forgotten by itself
 */
public record SigningKeyWithdrawn(EventHeader header, String keyId, Instant until) implements MirageEvent {}
