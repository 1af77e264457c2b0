package io.mirage.auth;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an account a password of its owner's choice. */
@Component
class PasswordChange {

	private final SignIn signIn;
	private final PasswordPolicy policy;
	private final Passwords passwords;
	private final Accounts accounts;
	private final Sessions sessions;
	private final FirstAdministrator firstAdministrator;
	private final TransactionTemplate transaction;

	PasswordChange(SignIn signIn, PasswordPolicy policy, Passwords passwords, Accounts accounts, Sessions sessions,
			FirstAdministrator firstAdministrator, TransactionTemplate transaction) {
		this.signIn = signIn;
		this.policy = policy;
		this.passwords = passwords;
		this.accounts = accounts;
		this.sessions = sessions;
		this.firstAdministrator = firstAdministrator;
		this.transaction = transaction;
	}

	/**
	 * @param kept the session that goes on; all others of the account end
	 * @return the account as it is now
	 */
	Account change(Account account, String current, String wanted, @Nullable Session kept, String address) {
		signIn.withOwnPassword(account, current, address);
		policy.check(wanted, current, account.username());
		String hash = passwords.hash(wanted);
		transaction.executeWithoutResult(status -> {
			accounts.changePassword(account.id(), hash);
			sessions.endOthers(account.id(), kept == null ? null : kept.id());
		});
		firstAdministrator.passwordChanged(account);
		return accounts.findById(account.id()).orElseThrow();
	}
}
