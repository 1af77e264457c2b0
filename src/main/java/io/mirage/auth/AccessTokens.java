package io.mirage.auth;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.nimbusds.jwt.JWTClaimsSet;
import org.springframework.stereotype.Component;

import io.mirage.platform.secrets.Sha256;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.TokenClaims;

/** Writes down who somebody is, for a quarter of an hour, in a form every process can verify. */
@Component
class AccessTokens {

	private final SigningKey key;
	private final Memberships memberships;
	private final Roles roles;
	private final AuthProperties properties;
	private final Clock clock;

	AccessTokens(SigningKey key, Memberships memberships, Roles roles, AuthProperties properties, Clock clock) {
		this.key = key;
		this.memberships = memberships;
		this.roles = roles;
		this.properties = properties;
		this.clock = clock;
	}

	record AccessToken(String value, Instant expiresAt) {}

	AccessToken forSession(Account account, Session session) {
		return sign(claims(account, session.methods(), session.confirmedAt())
				.claim(TokenClaims.SESSION, session.id().toString())
				.claim(TokenClaims.CSRF, Sha256.base64Url(session.csrfToken()))
				.claim(TokenClaims.MUST_CHANGE_PASSWORD, account.mustChangePassword() ? true : null));
	}

	/** For the command line on this machine; no session stands behind it, so it ends by itself alone. */
	AccessToken forLocal(Account administrator) {
		return sign(claims(administrator, List.of("local"), clock.instant()));
	}

	private JWTClaimsSet.Builder claims(Account account, List<String> methods, Instant confirmedAt) {
		return new JWTClaimsSet.Builder().issuer(TokenClaims.ISSUER).audience(TokenClaims.AUDIENCE)
				.subject(account.id().toString())
				.jwtID(UUID.randomUUID().toString())
				.claim(TokenClaims.USERNAME, account.username())
				.claim(TokenClaims.ORGANISATION, account.organisationId().toString())
				.claim(TokenClaims.ROLES, account.roles())
				.claim(TokenClaims.PERMISSIONS, Permission.ids(roles.permissionsOf(account)))
				.claim(TokenClaims.PROJECTS, memberships.of(account.id()).stream()
						.collect(Collectors.toMap(membership -> membership.id().toString(), Memberships.Membership::role)))
				.claim(TokenClaims.AUTHENTICATION_METHODS, methods)
				.claim(TokenClaims.CONFIRMED_AT, confirmedAt.getEpochSecond())
				.claim(TokenClaims.ACCOUNT_VERSION, account.version());
	}

	private AccessToken sign(JWTClaimsSet.Builder claims) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		Instant expiry = now.plus(properties.accessTokenLifetime());
		return new AccessToken(key.sign(claims.issueTime(Date.from(now)).expirationTime(Date.from(expiry)).build()), expiry);
	}
}
