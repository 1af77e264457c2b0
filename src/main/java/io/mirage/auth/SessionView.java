package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Permission;

/**
 * What a signed-in caller may know of their session.
 *
 * @param csrfToken absent for tokens without a session, which need none
 * @param expiresAt when the access token ends and has to be refreshed
 */
record SessionView(User user, OrganisationName organisation, List<Memberships.Membership> projects, @Nullable String csrfToken,
		boolean mustChangePassword, Instant expiresAt) {

	record User(AccountId id, String username, String email, String displayName, List<String> roles, List<String> permissions) {

		static User of(Account account, Set<Permission> permissions) {
			return new User(account.id(), account.username(), account.email(), account.displayName(), account.roles(),
					Permission.ids(permissions));
		}
	}

	record OrganisationName(OrganisationId id, String name) {}
}
