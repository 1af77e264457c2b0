package io.mirage.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/** A verified access token and the caller it names; authorities are the permissions. */
public final class CallerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Caller caller;
	private final Jwt token;

	CallerToken(Caller caller, Jwt token) {
		super(Arrays.stream(Permission.values()).filter(caller::may).map(Permission::id).map(SimpleGrantedAuthority::new).toList());
		this.caller = caller;
		this.token = token;
		setAuthenticated(true);
	}

	/** @throws IllegalArgumentException if a claim is missing or malformed: auth issues none like that */
	public static CallerToken of(Jwt token) {
		String username = token.getClaimAsString(TokenClaims.USERNAME);
		String organisation = token.getClaimAsString(TokenClaims.ORGANISATION);
		List<String> roles = token.getClaimAsStringList(TokenClaims.ROLES);
		String subject = token.getSubject();
		List<String> permissions = token.getClaimAsStringList(TokenClaims.PERMISSIONS);
		if (username == null || organisation == null || roles == null || permissions == null || subject == null) {
			throw new IllegalArgumentException("The token lacks a claim.");
		}
		return new CallerToken(new Caller(AccountId.of(subject), username, OrganisationId.of(organisation), Set.copyOf(roles),
				Permission.known(permissions)), token);
	}

	public Caller caller() {
		return caller;
	}

	public Jwt token() {
		return token;
	}

	/** Whether everything but the change of password is closed to the caller. */
	boolean mustChangePassword() {
		return Boolean.TRUE.equals(token.getClaimAsBoolean(TokenClaims.MUST_CHANGE_PASSWORD));
	}

	@Override
	public Caller getPrincipal() {
		return caller;
	}

	@Override
	public Jwt getCredentials() {
		return token;
	}

	@Override
	public String getName() {
		return caller.username();
	}
}
