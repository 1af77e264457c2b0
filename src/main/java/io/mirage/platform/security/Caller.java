package io.mirage.platform.security;

import java.util.Set;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.web.PlatformProblem;

/**
 * Who makes the request, taken from a verified token. Controllers ask for it as a parameter.
 *
 * @param organisationId the tenant; every read and write is limited to it
 * @param roles admin, analyst, user or read_only
 */
public record Caller(AccountId accountId, String username, OrganisationId organisationId, Set<String> roles) {

	public Caller {
		roles = Set.copyOf(roles);
	}

	/** @throws io.mirage.platform.web.ProblemException 403 if the caller has none of the roles */
	public void require(String... anyOf) {
		for (String role : anyOf) {
			if (roles.contains(role)) {
				return;
			}
		}
		throw PlatformProblem.NOT_ALLOWED.because("This needs the role " + String.join(" or ", anyOf) + ".");
	}
}
