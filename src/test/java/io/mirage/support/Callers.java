package io.mirage.support;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.CallerToken;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;
import io.mirage.platform.security.TokenClaims;

/** Signed-in callers for tests of the API: {@code mvc.get().uri(…).with(Callers.admin())}. */
public final class Callers {

	/** The account of every caller made here. */
	public static final AccountId ACCOUNT = AccountId.of("01900000-0000-7000-8000-0000000000aa");

	private static final String ANOTHER_TENANT = "01900000-0000-7000-8000-0000000000bb";

	private Callers() {}

	public static RequestPostProcessor admin() {
		return with(OrganisationId.DEFAULT, "admin");
	}

	public static RequestPostProcessor analyst() {
		return with(OrganisationId.DEFAULT, "analyst");
	}

	public static RequestPostProcessor readOnly() {
		return with(OrganisationId.DEFAULT, "read_only");
	}

	/** An administrator of another tenant, who must see nothing of the default one. */
	public static RequestPostProcessor stranger() {
		return with(OrganisationId.of(ANOTHER_TENANT), "admin");
	}

	public static RequestPostProcessor with(OrganisationId organisation, String... roles) {
		return SecurityMockMvcRequestPostProcessors.authentication(token(organisation, roles));
	}

	/** As a key of the default organisation comes: with what it was given, and no more. */
	public static RequestPostProcessor allowed(Permission... permissions) {
		return SecurityMockMvcRequestPostProcessors.authentication(token(OrganisationId.DEFAULT, List.of("key"), Set.of(permissions)));
	}

	/** As it stands behind a request, for code that asks for it without one. */
	public static CallerToken token(OrganisationId organisation, String... roles) {
		return token(organisation, List.of(roles), Role.permissionsOf(List.of(roles)));
	}

	private static CallerToken token(OrganisationId organisation, List<String> roles, Set<Permission> permissions) {
		Instant now = Instant.now();
		return CallerToken.of(Jwt.withTokenValue("test").header("alg", "ES256").subject(ACCOUNT.toString())
				.issuedAt(now).expiresAt(now.plusSeconds(900))
				.claim(TokenClaims.USERNAME, "test-" + roles.getFirst())
				.claim(TokenClaims.ORGANISATION, organisation.toString())
				.claim(TokenClaims.ROLES, roles)
				.claim(TokenClaims.PERMISSIONS, Permission.ids(permissions))
				.build());
	}

	public static Caller caller(OrganisationId organisation, String... roles) {
		return token(organisation, roles).caller();
	}
}
