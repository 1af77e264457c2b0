package io.mirage.auth;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a password must be: long, not the name of its owner, and not what a guesser tries first. Length is what resists
 * guessing (NIST SP 800-63B, 3.1.1); rules about signs and digits only make people write Passw0rd!.
 */
@Component
class PasswordPolicy {

	static final int MIN_LENGTH = 12;
	/** Longer texts only cost time to hash. */
	static final int MAX_LENGTH = 256;
	private static final int MIN_DIFFERENT = 4;

	private final KnownPasswords known;

	PasswordPolicy(KnownPasswords known) {
		this.known = known;
	}

	/**
	 * @param oldPassword absent for the first one
	 * @throws io.mirage.platform.web.ProblemException 400 saying what is wrong with it
	 */
	void check(String password, @Nullable String oldPassword, String username) {
		int length = password.codePointCount(0, password.length());
		if (length < MIN_LENGTH || length > MAX_LENGTH) {
			throw AuthProblem.WEAK_PASSWORD
					.because("A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, this one " + length + ".");
		}
		if (password.equals(oldPassword)) {
			throw AuthProblem.WEAK_PASSWORD.because("The new password is the old one.");
		}
		if (password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))
				|| password.codePoints().distinct().count() < MIN_DIFFERENT) {
			throw AuthProblem.WEAK_PASSWORD.because("The password is too easy to guess.");
		}
		if (known.contains(password)) {
			throw AuthProblem.WEAK_PASSWORD.because("The password is on the list of those that are tried first.");
		}
	}
}
