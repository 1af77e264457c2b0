package io.mirage.auth;

import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.SignInProperties;

/**
 * Decides whether somebody is who they say. Unknown name, wrong password and closed account look and last the same.
 * Never in a transaction: checking a password takes long, and no connection may wait for it.
 */
@Component
class SignIn {

	private final Accounts accounts;
	private final Passwords passwords;
	private final SecondFactors factors;
	private final SignInGuard guard;
	private final SecurityLog log;
	private final MeterRegistry metrics;
	private final SignInProperties ways;

	SignIn(Accounts accounts, Passwords passwords, SecondFactors factors, SignInGuard guard, SecurityLog log,
			MeterRegistry metrics, SignInProperties ways) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.factors = factors;
		this.guard = guard;
		this.log = log;
		this.metrics = metrics;
		this.ways = ways;
	}

	/** @param methods how they proved it (RFC 8176) */
	record Known(Account account, List<String> methods) {}

	/**
	 * @param code of the second factor; whoever has one and gives none is asked for it, and comes again with both
	 * @throws io.mirage.platform.web.ProblemException 401 if they are not, 429 or 503 if it was not even looked at
	 */
	Known with(String username, String password, @Nullable String code, String address) {
		Account account = withRightPassword(username, password, address);
		boolean second = factors.isEnrolled(account.id());
		if (second) {
			checkCode(account, code, address);
		}
		guard.succeeded(username, address);
		log.note(SecurityLog.Incident.SIGNED_IN, account, "from " + address);
		return new Known(account, second ? List.of("pwd", "otp", "mfa") : List.of("pwd"));
	}

	/** For somebody who is signed in already and proves it once more. */
	Account withPassword(String username, String password, String address) {
		Account account = withRightPassword(username, password, address);
		guard.succeeded(username, address);
		return account;
	}

	private Account withRightPassword(String username, String password, String address) {
		if (!ways.passwords()) {
			throw AuthProblem.PASSWORDS_OFF.because("Sign in with one of the providers of this installation.");
		}
		guard.check(username, address);
		Optional<Account> account = accounts.findByUsername(username);
		boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null))
				&& account.filter(Account::active).isPresent();
		metrics.counter("mirage.auth.sign.ins", "result", right ? "accepted" : "refused").increment();
		if (!right) {
			guard.failed(username, address);
			account.ifPresent(known -> log.note(SecurityLog.Incident.SIGN_IN_REFUSED, known, "from " + address));
		}
		return account.filter(candidate -> right)
				.orElseThrow(() -> AuthProblem.INVALID_CREDENTIALS.because("The username or the password is wrong."));
	}

	private void checkCode(Account account, @Nullable String code, String address) {
		if (code == null || code.isBlank()) {
			throw AuthProblem.SECOND_FACTOR_NEEDED.because("Send the code of your authenticator app, or a recovery code, as code.");
		}
		if (!factors.accept(account.id(), code)) {
			guard.failed(account.username(), address);
			log.note(SecurityLog.Incident.SECOND_FACTOR_REFUSED, account, "from " + address);
			throw AuthProblem.SECOND_FACTOR_WRONG.because("The code is wrong, too old, or was used before.");
		}
	}
}
