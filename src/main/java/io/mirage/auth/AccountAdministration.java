package io.mirage.auth;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;

/** Makes, changes and closes accounts of the administrator's organisation. Nobody gives more than they have themselves. */
@Component
class AccountAdministration {

	private final Accounts accounts;
	private final Sessions sessions;
	private final ApiKeys keys;
	private final Roles roles;
	private final Passwords passwords;
	private final Announcements announcements;
	private final TransactionTemplate transaction;
	private final SecurityLog log;
	private final Clock clock;

	AccountAdministration(Accounts accounts, Sessions sessions, ApiKeys keys, Roles roles, Passwords passwords, Announcements announcements,
			TransactionTemplate transaction, SecurityLog log, Clock clock) {
		this.accounts = accounts;
		this.sessions = sessions;
		this.keys = keys;
		this.roles = roles;
		this.passwords = passwords;
		this.announcements = announcements;
		this.transaction = transaction;
		this.log = log;
		this.clock = clock;
	}

	/** @param roles at least one */
	record NewAccount(String username, String email, String displayName, List<String> roles, Account.Kind kind) {}

	/** @param oneTimePassword good for the first sign-in; absent for services, which have none */
	record Created(Account account, @Nullable String oneTimePassword) {}

	Created create(NewAccount wish, Caller caller) {
		checkRoles(wish.roles(), caller);
		String password = DataFolder.randomSecret();
		boolean person = wish.kind() == Account.Kind.PERSON;
		Account account = new Account(AccountId.create(clock.instant()), wish.username(), wish.email(), wish.displayName(),
				caller.organisationId(), wish.roles(), passwords.hash(password), person, true, 0, wish.kind());
		transaction.executeWithoutResult(status -> add(account));
		return new Created(account, person ? password : null);
	}

	/** In the transaction of the caller. */
	void add(Account account) {
		if (!accounts.add(account)) {
			throw AuthProblem.USERNAME_TAKEN.because("Somebody is called '" + account.username() + "' already.");
		}
		announcements.publish(account);
		log.note(SecurityLog.Incident.ACCOUNT_CREATED, account, "as " + String.join(" ", account.roles()));
	}

	/** What is absent stays. */
	record Change(@Nullable List<String> roles, @Nullable Boolean active) {}

	/** Tokens made before count no more, in any process; a closed account's sessions end. */
	Account change(AccountId id, Change wish, Caller caller) {
		return transaction.execute(status -> {
			Set<AccountId> administrators = Set.copyOf(accounts.lockAdministrators(caller.organisationId()));
			Account before = findWithin(id, caller);
			List<String> wanted = wish.roles() == null ? before.roles() : wish.roles();
			boolean active = wish.active() == null ? before.active() : wish.active();
			checkRoles(wanted, caller);
			if (administrators.equals(Set.of(id)) && !(active && wanted.contains(Role.ADMIN.id()))) {
				throw AuthProblem.LAST_ADMINISTRATOR.because(before.username() + " is the only one who administrates.");
			}
			return store(before, wanted, active);
		});
	}

	/** What others see of the owner; every module that shows it learns it. What is absent stays. */
	Account describe(Account account, @Nullable String displayName, @Nullable String email) {
		return transaction.execute(status -> {
			Account after = accounts.describe(account.id(), displayName == null ? account.displayName() : displayName.strip(),
					email == null ? account.email() : email);
			announcements.publish(after);
			log.note(SecurityLog.Incident.ACCOUNT_CHANGED, after, "name or address");
			return after;
		});
	}

	/**
	 * What the system that vouches for the account says of it. The last administrator stays one, so that nobody's mistake
	 * elsewhere locks everybody out. In the transaction of the caller.
	 */
	Account follow(Account account, List<String> said) {
		if (Set.copyOf(said).equals(Set.copyOf(account.roles()))) {
			return account;
		}
		boolean last = accounts.lockAdministrators(account.organisationId()).equals(List.of(account.id()));
		return last && !said.contains(Role.ADMIN.id()) ? account : store(account, said, true);
	}

	/** The account has the same roles, which have become something else. In the transaction of the caller. */
	void renew(Account account) {
		store(account, account.roles(), account.active());
	}

	private Account store(Account before, List<String> wanted, boolean active) {
		Account after = accounts.change(before.id(), wanted, active);
		announcements.publishState(after);
		keys.accountChanged(after.id());
		log.note(SecurityLog.Incident.ACCOUNT_CHANGED, after,
				(active ? "active, " : "closed, ") + String.join(" ", before.roles()) + " -> " + String.join(" ", wanted));
		if (!active) {
			sessions.endOthers(after.id(), null);
		}
		return after;
	}

	void endSessions(AccountId id, Caller caller) {
		sessions.endOthers(findWithin(id, caller).id(), null);
	}

	/** One that may not more than the caller: nobody takes a stronger one's power. */
	Account findWithin(AccountId id, Caller caller) {
		Account account = find(id, caller);
		checkWithin(roles.permissionsOf(account), caller);
		return account;
	}

	/** @throws io.mirage.platform.web.ProblemException 404 also if it is another organisation's */
	Account find(AccountId id, Caller caller) {
		return accounts.find(caller.organisationId(), id)
				.orElseThrow(() -> AuthProblem.UNKNOWN_ACCOUNT.because("There is no account " + id + "."));
	}

	void checkRoles(List<String> wanted, Caller caller) {
		for (String role : wanted) {
			if (!roles.isKnown(caller.organisationId(), role)) {
				throw AuthProblem.UNKNOWN_ROLE.because("'" + role + "' is not one of " + String.join(", ", Role.ids())
						+ ", and none of your organisation's own.");
			}
		}
		checkWithin(roles.permissionsOf(caller.organisationId(), wanted), caller);
	}

	static void checkWithin(Set<Permission> wanted, Caller caller) {
		List<String> beyond = Permission.ids(wanted.stream().filter(permission -> !caller.permissions().contains(permission)).toList());
		if (!beyond.isEmpty()) {
			throw AuthProblem.BEYOND_OWN_PERMISSIONS.because("You do not have " + String.join(", ", beyond) + " yourself.");
		}
	}
}
