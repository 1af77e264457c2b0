package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.mirage.events.OrganisationId;

/**
 * Somebody may make themselves an account.
 *
 * @param roles the account will have
 * @param invitedBy username
 */
record Invitation(UUID id, OrganisationId organisationId, String email, List<String> roles, String invitedBy, Instant createdAt,
		Instant expiresAt) {

	Invitation {
		roles = List.copyOf(roles);
	}
}
