package io.mirage.auth;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.Uuids;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;

/** Makes and changes an organisation's own roles. What changes, changes for all who hold it, in every process. */
@Component
class RoleAdministration {

	private static final int MOST = 50;

	private final Roles roles;
	private final Accounts accounts;
	private final Invitations invitations;
	private final AccountAdministration administration;
	private final SecurityLog log;
	private final Clock clock;

	RoleAdministration(Roles roles, Accounts accounts, Invitations invitations, AccountAdministration administration, SecurityLog log,
			Clock clock) {
		this.roles = roles;
		this.accounts = accounts;
		this.invitations = invitations;
		this.administration = administration;
		this.log = log;
		this.clock = clock;
	}

	/** @param permissions none that the caller lacks */
	@Transactional
	public Roles.Custom create(String name, String description, Set<Permission> permissions, Caller caller) {
		AccountAdministration.checkWithin(permissions, caller);
		if (roles.of(caller.organisationId()).size() >= MOST) {
			throw AuthProblem.TOO_MANY_ROLES.because("An organisation has at most " + MOST + " roles of its own.");
		}
		Roles.Custom role = new Roles.Custom(Uuids.timeOrdered(clock.instant()), caller.organisationId(), name, description, permissions,
				clock.instant());
		if (Role.find(name).isPresent() || !roles.add(role)) {
			throw AuthProblem.ROLE_EXISTS.because("There is a role '" + name + "' already.");
		}
		note(caller, role, "made with");
		return role;
	}

	/** Nobody changes what is stronger than themselves, in either direction. */
	@Transactional
	public Roles.Custom change(UUID id, String description, Set<Permission> permissions, Caller caller) {
		Roles.Custom before = find(id, caller);
		AccountAdministration.checkWithin(before.permissions(), caller);
		AccountAdministration.checkWithin(permissions, caller);
		Roles.Custom after = new Roles.Custom(id, before.organisationId(), before.name(), description, permissions, clock.instant());
		roles.change(after);
		if (!before.permissions().equals(permissions)) {
			accounts.findByRole(before.organisationId(), before.name()).forEach(administration::renew);
		}
		note(caller, after, "now");
		return after;
	}

	@Transactional
	public void remove(UUID id, Caller caller) {
		Roles.Custom role = find(id, caller);
		AccountAdministration.checkWithin(role.permissions(), caller);
		List<Account> holders = accounts.findByRole(role.organisationId(), role.name());
		boolean promised = invitations.open(role.organisationId()).stream().anyMatch(open -> open.roles().contains(role.name()));
		if (!holders.isEmpty() || promised) {
			throw AuthProblem.ROLE_IN_USE.because(holders.size() + " accounts" + (promised ? " and open invitations" : "") + " have the role '"
					+ role.name() + "'.");
		}
		roles.remove(id);
		note(caller, role, "removed, was");
	}

	private Roles.Custom find(UUID id, Caller caller) {
		return roles.find(caller.organisationId(), id)
				.orElseThrow(() -> AuthProblem.NO_SUCH_ROLE.because("There is no role " + id + " of your organisation's own."));
	}

	private void note(Caller caller, Roles.Custom role, String what) {
		log.note(SecurityLog.Incident.ROLE_CHANGED, caller.accountId(),
				role.name() + " " + what + " " + String.join(" ", Permission.ids(role.permissions())));
	}
}
