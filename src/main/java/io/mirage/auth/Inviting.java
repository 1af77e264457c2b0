package io.mirage.auth;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;

/** Lets people in by a link: the one who invites says what they may do, the one who comes chooses name and password. */
@Component
class Inviting {

	private final Invitations invitations;
	private final Memberships memberships;
	private final AccountAdministration administration;
	private final PasswordPolicy policy;
	private final Passwords passwords;
	private final SecurityLog log;
	private final AuthProperties properties;
	private final TransactionTemplate transaction;
	private final Clock clock;

	Inviting(Invitations invitations, Memberships memberships, AccountAdministration administration, PasswordPolicy policy,
			Passwords passwords, SecurityLog log, AuthProperties properties, TransactionTemplate transaction, Clock clock) {
		this.invitations = invitations;
		this.memberships = memberships;
		this.administration = administration;
		this.policy = policy;
		this.passwords = passwords;
		this.log = log;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** @param token the link's last part, which nobody can ask for again */
	record Issued(Invitation invitation, String token) {}

	/** @param organisation another than the caller's own is for those who may make organisations */
	Issued invite(String email, List<String> roles, OrganisationId organisation, Caller caller) {
		administration.checkRoles(roles, caller);
		if (!organisation.equals(caller.organisationId())) {
			requireEverywhere(roles);
			caller.require(Permission.ORGANISATION_WRITE);
			requireKnown(organisation);
		}
		Instant now = clock.instant();
		String token = DataFolder.randomSecret();
		Invitation invitation = new Invitation(Uuids.timeOrdered(now), organisation, email, roles, caller.username(), now,
				now.plus(properties.invitationLifetime()));
		transaction.executeWithoutResult(status -> {
			invitations.add(invitation, token);
			log.note(SecurityLog.Incident.INVITATION_ISSUED, caller.accountId(), email + " as " + String.join(" ", roles));
		});
		return new Issued(invitation, token);
	}

	/** @param username the one the person wants */
	Account accept(String token, String username, String displayName, String password) {
		Invitation invitation = invitations.find(token).orElseThrow(Inviting::notValid);
		policy.check(password, null, username);
		Account account = Account.person(AccountId.create(clock.instant()), username, invitation.email(), displayName,
				invitation.organisationId(), invitation.roles(), passwords.hash(password), false);
		transaction.executeWithoutResult(status -> {
			if (!invitations.accept(invitation.id())) {
				throw notValid();
			}
			administration.add(account);
			log.note(SecurityLog.Incident.INVITATION_ACCEPTED, account, "invited by " + invitation.invitedBy());
		});
		return account;
	}

	/** A role of our own organisation's means nothing in another. */
	private static void requireEverywhere(List<String> roles) {
		roles.stream().filter(role -> Role.find(role).isEmpty()).findFirst().ifPresent(role -> {
			throw AuthProblem.UNKNOWN_ROLE.because("'" + role + "' is a role of your organisation alone.");
		});
	}

	private void requireKnown(OrganisationId organisation) {
		if (!memberships.knows(organisation)) {
			throw AuthProblem.UNKNOWN_ORGANISATION.because("There is no organisation " + organisation + ".");
		}
	}

	private static RuntimeException notValid() {
		return AuthProblem.INVITATION_NOT_VALID.because("The invitation was used or taken back, or is too old. Ask for another.");
	}
}
