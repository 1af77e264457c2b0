package io.mirage.events.auth;

import java.time.Instant;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Tokens signed with this key are genuine.
 *
 * @param keyId the {@code kid} of the tokens
 * @param publicKey JSON Web Key (RFC 7517) without private parts, as JSON text
 * @param notAfter when tokens signed with it have all expired
 */
public record SigningKeyPublished(EventHeader header, String keyId, String publicKey, Instant notAfter)
		implements MirageEvent {}
