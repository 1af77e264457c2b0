package io.mirage.platform.security;

import java.util.Set;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.web.PlatformProblem;

/**
 * Who makes the request, taken from a verified token. Controllers ask for it as a parameter.
 *
 * @param organisationId the tenant; every read and write is limited to it
 * @param roles as people call them: admin, analyst, user, read_only or an organisation's own
 * @param permissions what the roles, or the scope of a key, amount to
 */
public record Caller(AccountId accountId, String username, OrganisationId organisationId, Set<String> roles,
		Set<Permission> permissions) {

	public Caller {
		roles = Set.copyOf(roles);
		permissions = Set.copyOf(permissions);
	}

	/** What all tenants share is the business of the organisation that runs the installation alone. */
	public boolean may(Permission permission) {
		return permissions.contains(permission)
				&& (!permission.isInstallationWide() || organisationId.equals(OrganisationId.DEFAULT));
	}

	/** @throws io.mirage.platform.web.ProblemException 403 that names the permission if the caller lacks it */
	public void require(Permission permission) {
		if (!may(permission)) {
			throw PlatformProblem.NOT_ALLOWED.because("This needs the permission " + permission.id() + ", which you do not have"
					+ (permissions.contains(permission) ? " outside the organisation that runs this installation." : "."));
		}
	}
}
