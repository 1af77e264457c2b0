package io.mirage.auth;

import java.util.List;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/**
 * Somebody who can sign in.
 *
 * @param username unique whatever its case
 * @param roles admin, analyst, user or read_only
 * @param passwordHash in Argon2's own notation, with salt and parameters
 */
record Account(AccountId id, String username, String email, String displayName, OrganisationId organisationId,
		List<String> roles, String passwordHash, boolean mustChangePassword) {

	Account {
		roles = List.copyOf(roles);
	}

	@Override
	public String toString() {
		return "Account " + username;
	}
}
