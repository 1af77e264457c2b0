package io.mirage.users;

import java.time.Instant;
import java.util.List;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/**
 * A person, or a service, as others see it.
 *
 * @param active false while nobody may use the account
 */
record Profile(AccountId id, String username, String email, String displayName, OrganisationId organisationId,
		List<String> roles, Instant createdAt, boolean active) {

	private static final List<String> RANKING = List.of("admin", "analyst", "user", "read_only");

	Profile {
		roles = List.copyOf(roles);
	}

	/** The highest of the roles; the lowest there is if none is known. */
	String strongestRole() {
		return RANKING.stream().filter(roles::contains).findFirst().orElse(RANKING.getLast());
	}
}
