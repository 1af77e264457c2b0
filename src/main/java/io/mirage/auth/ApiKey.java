package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.mirage.events.auth.AccountId;

/**
 * What a program calls with.
 *
 * @param prefix its first characters, by which a holder recognises it
 * @param permissions what it may do as long as its account may
 * @param expiresAt absent if it does not end by itself
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ApiKey(UUID id, AccountId accountId, String name, String prefix, List<String> permissions, Instant createdAt,
		@Nullable Instant expiresAt, @Nullable Instant lastUsedAt, boolean revoked) {

	ApiKey {
		permissions = List.copyOf(permissions);
	}
}
