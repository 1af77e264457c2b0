package io.mirage.auth;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.platform.web.ProblemException;

/**
 * Decides whether somebody is who they say, by a password of ours or of a directory. Unknown name, wrong password and
 * closed account look and last the same: each goes through all the steps. Never in a transaction: checking a password
 * takes long, and no connection may wait for it.
 */
@Component
class SignIn {

	private final Accounts accounts;
	private final Passwords passwords;
	private final DirectorySignIn directories;
	private final SecondFactors factors;
	private final SignInGuard guard;
	private final SecurityLog log;
	private final MeterRegistry metrics;
	private final SignInProperties ways;

	SignIn(Accounts accounts, Passwords passwords, DirectorySignIn directories, SecondFactors factors, SignInGuard guard,
			SecurityLog log, MeterRegistry metrics, SignInProperties ways) {
		this.accounts = accounts;
		this.passwords = passwords;
		this.directories = directories;
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
	 * @throws ProblemException 401 if they are not, 429 or 503 if it was not even looked at
	 */
	Known with(String username, String password, @Nullable String code, String address) {
		if (!ways.passwords() && !directories.isPossible()) {
			throw AuthProblem.PASSWORDS_OFF.because("Sign in with one of the providers of this installation.");
		}
		Account account = guarded(username, address,
				() -> ownPassword(username, password).or(() -> directories.enter(username, password)));
		List<String> methods = withCode(account, code, address);
		guard.succeeded(username, address);
		log.note(SecurityLog.Incident.SIGNED_IN, account, "from " + address);
		return new Known(account, methods);
	}

	/**
	 * For somebody who is signed in already and proves once more that they are this account.
	 *
	 * @return how they proved it
	 */
	List<String> again(Account account, String password, @Nullable String code, String address) {
		guarded(account.username(), address, () -> ownPassword(account.username(), password)
				.or(() -> directories.confirms(account, password) ? Optional.of(account) : Optional.empty()));
		List<String> methods = withCode(account, code, address);
		guard.succeeded(account.username(), address);
		return methods;
	}

	/** For somebody who is signed in already and wants another password: only the one kept here counts. */
	void withOwnPassword(Account account, String password, String address) {
		if (!ways.passwords()) {
			throw AuthProblem.PASSWORDS_OFF.because("Passwords kept here open nothing, and need not be changed.");
		}
		guarded(account.username(), address, () -> ownPassword(account.username(), password));
		guard.succeeded(account.username(), address);
	}

	/** Also a failure to look counts as a try, so that no directory that is down opens the way to guessing. */
	private Account guarded(String username, String address, Supplier<Optional<Account>> proof) {
		guard.check(username, address);
		try {
			Account account = proof.get()
					.orElseThrow(() -> AuthProblem.INVALID_CREDENTIALS.because("The username or the password is wrong."));
			metrics.counter("mirage.auth.sign.ins", "result", "accepted").increment();
			return account;
		} catch (ProblemException refused) {
			if (refused.problem() != AuthProblem.TOO_MANY_SIGN_INS) {
				failed(username, address);
			}
			throw refused;
		}
	}

	private void failed(String username, String address) {
		metrics.counter("mirage.auth.sign.ins", "result", "refused").increment();
		guard.failed(username, address);
		accounts.findByUsername(username).ifPresentOrElse(
				known -> log.note(SecurityLog.Incident.SIGN_IN_REFUSED, known, "from " + address),
				() -> log.noteStranger(SecurityLog.Incident.SIGN_IN_REFUSED, "from " + address));
	}

	private Optional<Account> ownPassword(String username, String password) {
		if (!ways.passwords()) {
			return Optional.empty();
		}
		Optional<Account> account = accounts.findByUsername(username);
		boolean right = passwords.matches(password, account.map(Account::passwordHash).orElse(null));
		return account.filter(known -> right && known.active());
	}

	private List<String> withCode(Account account, @Nullable String code, String address) {
		if (!factors.isEnrolled(account.id())) {
			return List.of("pwd");
		}
		if (code == null || code.isBlank()) {
			throw AuthProblem.SECOND_FACTOR_NEEDED.because("Send the code of your authenticator app, or a recovery code, as code.");
		}
		if (!factors.accept(account.id(), code)) {
			guard.failed(account.username(), address);
			log.note(SecurityLog.Incident.SECOND_FACTOR_REFUSED, account, "from " + address);
			throw AuthProblem.SECOND_FACTOR_WRONG.because("The code is wrong, too old, or was used before.");
		}
		return List.of("pwd", "otp", "mfa");
	}
}
