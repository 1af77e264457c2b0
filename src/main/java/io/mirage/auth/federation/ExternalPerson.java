package io.mirage.auth.federation;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, as another system vouches for them. Everything in it was written elsewhere.
 *
 * @param source id of that system
 * @param subject what it calls them for good: never reused, never shown
 * @param username what it suggests to call them
 * @param emailVerified whether it says that the address is really theirs
 * @param methods how they proved it there (RFC 8176), as far as it tells
 * @param provedAt when they did
 */
public record ExternalPerson(String source, String subject, String username, String displayName, @Nullable String email,
		boolean emailVerified, Set<String> groups, List<String> methods, Instant provedAt) {

	public ExternalPerson {
		groups = Set.copyOf(groups);
		methods = List.copyOf(methods);
	}

	@Override
	public String toString() {
		return username + " of " + source;
	}
}
