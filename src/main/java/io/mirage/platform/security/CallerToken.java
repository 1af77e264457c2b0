package io.mirage.platform.security;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/** A verified access token or key and the caller it names; authorities are the permissions. */
public final class CallerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Caller caller;
	private final transient Proof proof;

	CallerToken(Caller caller, Proof proof) {
		super(Arrays.stream(Permission.values()).filter(caller::may).map(Permission::id).map(SimpleGrantedAuthority::new).toList());
		this.caller = caller;
		this.proof = proof;
		setAuthenticated(true);
	}

	/** @throws IllegalArgumentException if a claim is missing or malformed: auth issues none like that */
	public static CallerToken of(Jwt token) {
		String username = token.getClaimAsString(TokenClaims.USERNAME);
		String organisation = token.getClaimAsString(TokenClaims.ORGANISATION);
		List<String> roles = token.getClaimAsStringList(TokenClaims.ROLES);
		List<String> permissions = token.getClaimAsStringList(TokenClaims.PERMISSIONS);
		String subject = token.getSubject();
		if (username == null || organisation == null || roles == null || permissions == null || subject == null) {
			throw new IllegalArgumentException("The token lacks a claim.");
		}
		return new CallerToken(new Caller(AccountId.of(subject), username, OrganisationId.of(organisation), Set.copyOf(roles),
				Permission.known(permissions)), proof(token));
	}

	private static Proof proof(Jwt token) {
		String session = token.getClaimAsString(TokenClaims.SESSION);
		Instant expiry = token.getExpiresAt();
		List<String> methods = token.getClaimAsStringList(TokenClaims.AUTHENTICATION_METHODS);
		return new Proof(expiry == null ? Instant.EPOCH : expiry, session == null ? null : UUID.fromString(session), null,
				token.getClaimAsString(TokenClaims.CSRF), methods == null ? List.of() : methods,
				token.getClaimAsInstant(TokenClaims.CONFIRMED_AT),
				token.getClaim(TokenClaims.ACCOUNT_VERSION) instanceof Number version ? version.longValue() : 0,
				Boolean.TRUE.equals(token.getClaimAsBoolean(TokenClaims.MUST_CHANGE_PASSWORD)),
				token.getHeaders().get("kid") instanceof String key ? key : null);
	}

	public Caller caller() {
		return caller;
	}

	public Proof proof() {
		return proof;
	}

	@Override
	public Caller getPrincipal() {
		return caller;
	}

	@Override
	public Proof getCredentials() {
		return proof;
	}

	@Override
	public String getName() {
		return caller.username();
	}
}
