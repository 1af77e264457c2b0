package io.mirage.platform.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What a caller showed, and what it is good for.
 *
 * @param expiresAt when it ends by itself; {@link Instant#MAX} for a key without an end
 * @param session the sign-in behind it; absent for keys and local access
 * @param key the key itself, if it was one
 * @param csrfHash of what a browser must send along to change something
 * @param methods how the caller proved who they are (RFC 8176)
 * @param confirmedAt when they last did so; absent for keys, behind which nobody sits
 * @param accountVersion state of the account it was made for
 * @param signedBy id of the key that makes the token genuine; absent for keys of the API
 */
public record Proof(Instant expiresAt, @Nullable UUID session, @Nullable UUID key, @Nullable String csrfHash, List<String> methods,
		@Nullable Instant confirmedAt, long accountVersion, boolean mustChangePassword,
		@Nullable String signedBy) {

	public Proof {
		methods = List.copyOf(methods);
	}
}
