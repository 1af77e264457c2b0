package io.mirage.auth;

import java.util.List;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;

/**
 * Somebody who can sign in, or a program that calls by key.
 *
 * @param username unique whatever its case
 * @param roles of {@link io.mirage.platform.security.Role}, or of the organisation's own; see {@link Roles}
 * @param passwordHash in Argon2's own notation, with salt and parameters
 * @param version rises with every change of what the account may do
 */
record Account(AccountId id, String username, String email, String displayName, OrganisationId organisationId,
		List<String> roles, String passwordHash, boolean mustChangePassword, boolean active, long version, Kind kind) {

	/** Whether somebody sits behind it. */
	enum Kind {
		PERSON, SERVICE
	}

	Account {
		roles = List.copyOf(roles);
	}

	/** A person's, as it is at first. */
	static Account person(AccountId id, String username, String email, String displayName, OrganisationId organisation,
			List<String> roles, String passwordHash, boolean mustChangePassword) {
		return new Account(id, username, email, displayName, organisation, roles, passwordHash, mustChangePassword, true, 0,
				Kind.PERSON);
	}

	@Override
	public String toString() {
		return "Account " + username;
	}
}
