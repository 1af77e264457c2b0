package io.mirage.platform.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Turns what a request carries, an access token or a key, into its caller, or refuses it. Asks no other process. */
@Component
class CallerAuthentication implements AuthenticationManager {

	private final JwtDecoder tokens;
	private final KnownKeys keys;
	private final Standing standing;
	private final KeyUses uses;

	CallerAuthentication(JwtDecoder tokens, KnownKeys keys, Standing standing, KeyUses uses) {
		this.tokens = tokens;
		this.keys = keys;
		this.standing = standing;
		this.uses = uses;
	}

	@Override
	public CallerToken authenticate(Authentication request) {
		String shown = ((BearerTokenAuthenticationToken) request).getToken();
		CallerToken caller = shown.startsWith(KnownKeys.PREFIX) ? byKey(shown) : byToken(shown);
		if (!standing.isGood(caller)) {
			throw new InvalidBearerTokenException("The account or the session has ended.");
		}
		if (caller.proof().key() != null) {
			uses.note(caller.proof().key());
		}
		return caller;
	}

	private CallerToken byKey(String key) {
		return keys.find(key).orElseThrow(() -> new InvalidBearerTokenException("There is no such key."));
	}

	private CallerToken byToken(String token) {
		try {
			return CallerToken.of(tokens.decode(token));
		} catch (BadJwtException | IllegalArgumentException notOurs) {
			throw new InvalidBearerTokenException("The token is not genuine or has ended.", notOurs);
		}
	}
}
