package io.mirage.events.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A key opens what its permissions say; of two publications of one key the one with the higher version counts.
 *
 * @param hash base64url SHA-256 of the whole key, which nobody but its holder knows
 * @param username of the account the key acts for
 * @param roles of that account
 * @param permissions ids; what the key was given and its account may still do
 * @param expiresAt absent if it does not end by itself
 * @param revoked once true it stays true
 */
public record ApiKeyPublished(EventHeader header, UUID keyId, AccountId accountId, String username, String hash, List<String> roles,
		List<String> permissions, @Nullable Instant expiresAt, boolean revoked, long version)
		implements MirageEvent {}
