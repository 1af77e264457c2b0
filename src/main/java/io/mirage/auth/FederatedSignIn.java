package io.mirage.auth;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.auth.federation.ExternalPerson;
import io.mirage.auth.federation.IdentitySource;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Sha256;

/**
 * Turns somebody whom another system vouches for into an account of ours. It is the source's subject that decides, once
 * it is known; a name decides never, and an e-mail address only as {@link IdentitySource#linkByEmail} says.
 */
@Component
class FederatedSignIn {

	private static final Logger LOG = LoggerFactory.getLogger(FederatedSignIn.class);
	private static final int LONGEST_NAME = 100;
	private static final int LONGEST_EMAIL = 200;
	private static final int SUFFIX = 6;

	private final Identities identities;
	private final Accounts accounts;
	private final Roles roles;
	private final AccountAdministration administration;
	private final Passwords passwords;
	private final SecurityLog log;
	private final TransactionTemplate transaction;
	private final Clock clock;

	FederatedSignIn(Identities identities, Accounts accounts, Roles roles, AccountAdministration administration, Passwords passwords,
			SecurityLog log, TransactionTemplate transaction, Clock clock) {
		this.identities = identities;
		this.accounts = accounts;
		this.roles = roles;
		this.administration = administration;
		this.passwords = passwords;
		this.log = log;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * @return the account, made if need be, with the roles that count from now on
	 * @throws io.mirage.platform.web.ProblemException 403 if they have no business here
	 */
	Account enter(ExternalPerson person, IdentitySource source) {
		// Before the transaction, since it takes long: a password nobody knows, for the case that an account is made.
		Optional<String> hash = identities.find(person).isPresent() ? Optional.empty()
				: Optional.of(passwords.hash(DataFolder.randomSecret()));
		return transaction.execute(status -> admit(person, source, hash.orElse("")));
	}

	/** From now on the person opens this account too. */
	void link(ExternalPerson person, AccountId id) {
		transaction.executeWithoutResult(status -> {
			identities.lock(person);
			Account account = accounts.findById(id).filter(Account::active)
					.orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The account is gone."));
			Optional<Identities.Identity> known = identities.find(person);
			if (known.isPresent() && !known.get().accountId().equals(id)) {
				throw AuthProblem.IDENTITY_TAKEN.because(person.username() + " opens another account already.");
			}
			if (known.isEmpty()) {
				link(person, account);
			}
		});
	}

	private Account admit(ExternalPerson person, IdentitySource source, String hash) {
		identities.lock(person);
		Optional<Identities.Identity> known = identities.find(person);
		Account account = known.isPresent() ? follow(known.get(), person, source)
				: byEmail(person, source).orElseGet(() -> create(person, source, hash));
		if (!account.active()) {
			throw AuthProblem.ACCOUNT_CLOSED.because("The account " + account.username() + " is closed.");
		}
		identities.used(person);
		return account;
	}

	private Account follow(Identities.Identity identity, ExternalPerson person, IdentitySource source) {
		Account account = accounts.findById(identity.accountId()).orElseThrow();
		return identity.provisioned() && account.active() ? administration.follow(account, roles(person, source)) : account;
	}

	private Optional<Account> byEmail(ExternalPerson person, IdentitySource source) {
		String email = person.email();
		if (!source.linkByEmail() || email == null || !person.emailVerified()) {
			return Optional.empty();
		}
		List<Account> owners = accounts.findByVerifiedEmail(source.organisationId(), email);
		if (owners.size() != 1) {
			return Optional.empty();
		}
		link(person, owners.getFirst());
		return Optional.of(owners.getFirst());
	}

	private void link(ExternalPerson person, Account account) {
		identities.add(person, account.id(), false);
		log.note(SecurityLog.Incident.IDENTITY_LINKED, account, "to " + person);
	}

	private Account create(ExternalPerson person, IdentitySource source, String hash) {
		List<String> granted = roles(person, source);
		if (!source.createAccounts()) {
			throw AuthProblem.NOT_ADMITTED.because("Nobody has made an account for " + person + ".");
		}
		Account account = Account.person(AccountId.create(clock.instant()), username(person), email(person),
				printable(person.displayName(), LONGEST_NAME), source.organisationId(), granted, hash, false);
		administration.add(account);
		identities.add(person, account.id(), true);
		if (person.emailVerified()) {
			accounts.emailVerified(account.id());
		}
		return account;
	}

	private List<String> roles(ExternalPerson person, IdentitySource source) {
		Set<String> mapped = source.rolesFor(person.groups());
		List<String> known = mapped.stream().filter(role -> roles.isKnown(source.organisationId(), role)).sorted().toList();
		if (known.size() < mapped.size()) {
			LOG.warn("The settings of '{}' give people roles that do not exist: {}", source.id(), mapped);
		}
		if (known.isEmpty()) {
			throw AuthProblem.NOT_ADMITTED.because("No group of " + person + " has a role here.");
		}
		return known;
	}

	/** Free, and never that of an account that exists: whoever suggests a name gets nothing by it. */
	private String username(ExternalPerson person) {
		String wish = person.username().replaceAll("[^\\p{L}\\p{N}._@+-]", "-");
		String name = wish.substring(0, Math.min(wish.length(), LONGEST_NAME / 2));
		String suffix = Sha256.base64Url(person.source() + "\n" + person.subject()).replaceAll("[_-]", "").substring(0, SUFFIX);
		return Stream.of(name, name + "@" + person.source(), name + "-" + suffix).filter(candidate -> candidate.length() > 1)
				.filter(candidate -> accounts.findByUsername(candidate).isEmpty()).findFirst()
				.orElseThrow(() -> AuthProblem.USERNAME_TAKEN.because("Somebody is called '" + name + "' already."));
	}

	private static String email(ExternalPerson person) {
		String email = person.email();
		return email == null || email.length() > LONGEST_EMAIL || !email.matches("[^\\s@]+@[^\\s@]+") ? "" : email;
	}

	private static String printable(String text, int longest) {
		String clean = text.replaceAll("\\p{C}", "");
		return clean.substring(0, Math.min(clean.length(), longest));
	}
}
