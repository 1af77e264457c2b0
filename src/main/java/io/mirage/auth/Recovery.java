package io.mirage.auth;

import java.net.URI;
import java.time.Duration;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.events.auth.AccountId;

/** A new password for somebody who has forgotten the old one, and the proof that an address is somebody's own. */
@Component
class Recovery {

	private static final Duration RESET_LIFE = Duration.ofMinutes(30);
	private static final Duration VERIFICATION_LIFE = Duration.ofDays(1);

	private final Accounts accounts;
	private final Identities identities;
	private final MailedLinks links;
	private final Post post;
	private final PasswordPolicy policy;
	private final Passwords passwords;
	private final Sessions sessions;
	private final FirstAdministrator firstAdministrator;
	private final SecurityLog log;
	private final SignInProperties properties;
	private final TransactionTemplate transaction;

	Recovery(Accounts accounts, Identities identities, MailedLinks links, Post post, PasswordPolicy policy, Passwords passwords,
			Sessions sessions, FirstAdministrator firstAdministrator, SecurityLog log, SignInProperties properties,
			TransactionTemplate transaction) {
		this.accounts = accounts;
		this.identities = identities;
		this.links = links;
		this.post = post;
		this.policy = policy;
		this.passwords = passwords;
		this.sessions = sessions;
		this.firstAdministrator = firstAdministrator;
		this.log = log;
		this.properties = properties;
		this.transaction = transaction;
	}

	/** @param login username or address; whether anybody has it is found out when the caller has long been answered */
	void forgotten(String login) {
		requirePasswords();
		post.soon(() -> accounts.findByLogin(login).stream().filter(this::hasOwnPassword).forEach(this::sendReset));
	}

	/**
	 * Every session of the account ends; a second factor stays.
	 *
	 * @throws io.mirage.platform.web.ProblemException 400 if the password will not do, and the link stays good; 410 if it is not
	 */
	void reset(String token, String wanted) {
		requirePasswords();
		MailedLinks.Link link = find(token, MailedLinks.Purpose.PASSWORD_RESET);
		Account account = accounts.findById(link.account()).filter(Account::active).orElseThrow(Recovery::notValid);
		policy.check(wanted, null, account.username());
		String hash = passwords.hash(wanted);
		transaction.executeWithoutResult(status -> {
			use(link);
			links.withdraw(account.id(), MailedLinks.Purpose.PASSWORD_RESET);
			accounts.changePassword(account.id(), hash);
			verified(account, link);
			sessions.endOthers(account.id(), null);
			log.note(SecurityLog.Incident.PASSWORD_RESET, account, "by mail");
		});
		firstAdministrator.passwordChanged(account);
	}

	/** Sends a link to the account's own address. */
	void askToVerify(AccountId id) {
		post.soon(() -> accounts.findById(id).filter(Recovery::canBeWrittenTo).ifPresent(account -> send(account,
				MailedLinks.Purpose.EMAIL_VERIFICATION, VERIFICATION_LIFE, "Is this your address?", "/verify-email",
				"The account %s says that this address is its own. If that is you, open within a day:")));
	}

	void verify(String token) {
		MailedLinks.Link link = find(token, MailedLinks.Purpose.EMAIL_VERIFICATION);
		Account account = accounts.findById(link.account()).filter(Account::active).orElseThrow(Recovery::notValid);
		transaction.executeWithoutResult(status -> {
			use(link);
			verified(account, link);
		});
	}

	private void sendReset(Account account) {
		send(account, MailedLinks.Purpose.PASSWORD_RESET, RESET_LIFE, "A new password", "/reset-password",
				"Somebody, probably you, wants a new password for the account %s. To choose one, open within half an hour:");
	}

	private void send(Account account, MailedLinks.Purpose purpose, Duration life, String subject, String path, String words) {
		links.issue(account, purpose, life).ifPresent(token -> {
			// Behind the sign, a token reaches no server's log and no other page.
			URI address = properties.at(path + "#token=" + token);
			post.send(new Post.Letter(account.email(), "Mirage: " + subject, words.formatted(account.username()) + "\n\n" + address
					+ "\n\nIf it was not you, there is nothing to do.\n"));
		});
	}

	/** The link proves the address it went to; the account may have another by now. */
	private void verified(Account account, MailedLinks.Link link) {
		if (account.email().equalsIgnoreCase(link.email())) {
			accounts.emailVerified(account.id());
			log.note(SecurityLog.Incident.EMAIL_VERIFIED, account, null);
		}
	}

	private MailedLinks.Link find(String token, MailedLinks.Purpose purpose) {
		return links.find(token, purpose).orElseThrow(Recovery::notValid);
	}

	private void use(MailedLinks.Link link) {
		if (!links.use(link)) {
			throw notValid();
		}
	}

	private boolean hasOwnPassword(Account account) {
		return canBeWrittenTo(account) && identities.hasOwnPassword(account.id());
	}

	private static boolean canBeWrittenTo(Account account) {
		return account.active() && account.kind() == Account.Kind.PERSON && account.email().contains("@");
	}

	private void requirePasswords() {
		if (!properties.passwords()) {
			throw AuthProblem.PASSWORDS_OFF.because("Sign in with one of the providers of this installation.");
		}
	}

	private static RuntimeException notValid() {
		return AuthProblem.LINK_NOT_VALID.because("The link was used, or is too old. Ask for another.");
	}
}
