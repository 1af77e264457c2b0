package io.mirage.platform.security;

import java.time.Clock;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

import io.mirage.platform.secrets.Sha256;

/**
 * Verifies a token once and knows it again until it expires: a signature check costs half a millisecond. Known by
 * hash, so that a dump of the memory holds no list of usable tokens.
 */
final class RememberedTokens implements JwtDecoder {

	private static final int MAX_TOKENS = 10_000;

	private final Cache<String, Jwt> verified = Caffeine.newBuilder().maximumSize(MAX_TOKENS).build();
	private final JwtDecoder verification;
	private final Clock clock;

	RememberedTokens(JwtDecoder verification, Clock clock) {
		this.verification = verification;
		this.clock = clock;
	}

	@Override
	public Jwt decode(String token) {
		String hash = Sha256.base64Url(token);
		Jwt known = verified.getIfPresent(hash);
		Instant expiry = known == null ? null : known.getExpiresAt();
		if (known != null && expiry != null && expiry.isAfter(clock.instant())) {
			return known;
		}
		Jwt fresh = verification.decode(token);
		verified.put(hash, fresh);
		return fresh;
	}
}
