package io.mirage.auth.federation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;

/** A system whose word on who somebody is counts here, and what follows from it. */
public interface IdentitySource {

	String ID = "[a-z0-9][a-z0-9-]{0,39}";

	/**
	 * @param group as the source names it, compared whole and in its case
	 * @param role what its members may do here
	 */
	record RoleMapping(@NotBlank String group, @NotBlank String role) {}

	String id();

	/** For the button. */
	String name();

	/** Where the accounts it makes belong. */
	OrganisationId organisationId();

	List<RoleMapping> roles();

	/** What somebody in none of the groups may do; absent to keep them out. */
	@Nullable String defaultRole();

	/** Whether somebody unknown gets an account at their first sign-in. */
	boolean createAccounts();

	/** Whether it may speak for an existing account with the same e-mail address, if both sides have verified it. */
	boolean linkByEmail();

	/** @return empty if its members have no business here */
	default Set<String> rolesFor(Set<String> groups) {
		Set<String> mapped = roles().stream().filter(mapping -> groups.contains(mapping.group())).map(RoleMapping::role)
				.collect(Collectors.toUnmodifiableSet());
		String otherwise = defaultRole();
		return mapped.isEmpty() && otherwise != null ? Set.of(otherwise) : mapped;
	}
}
