package io.mirage.auth;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Decides whether a username and a password belong together. Unknown name and wrong password look and last the same. */
@Component
class SignIn {

	private final Accounts accounts;
	private final Passwords passwords;
	private final SignInGuard guard;
	private final MeterRegistry metrics;

	SignIn(Accounts accounts, Passwords passwords, SignInGuard guard, MeterRegistry metrics) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.guard = guard;
		this.metrics = metrics;
	}

	/**
	 * Not in a transaction: checking a password takes long, and no connection may wait for it.
	 *
	 * @throws io.mirage.platform.web.ProblemException 401 if they do not, 429 or 503 if it was not even looked at
	 */
	Account withPassword(String username, String password, String address) {
		guard.check(username, address);
		Optional<Account> account = accounts.findByUsername(username);
		boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null));
		metrics.counter("mirage.auth.sign.ins", "result", right ? "accepted" : "refused").increment();
		if (!right) {
			guard.failed(username, address);
		}
		Account known = account.filter(candidate -> right)
				.orElseThrow(() -> AuthProblem.INVALID_CREDENTIALS.because("The username or the password is wrong."));
		guard.succeeded(username, address);
		return known;
	}
}
