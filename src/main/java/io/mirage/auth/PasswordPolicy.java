package io.mirage.auth;

import java.util.Locale;

/** What a password must be: long, and not the name of its owner. Length is what resists guessing (NIST SP 800-63B, 3.1.1). */
final class PasswordPolicy {

	static final int MIN_LENGTH = 12;
	/** Longer texts only cost time to hash. */
	static final int MAX_LENGTH = 256;

	private PasswordPolicy() {}

	/** @throws io.mirage.platform.web.ProblemException 400 saying what is wrong with it */
	static void check(String password, String oldPassword, String username) {
		int length = password.codePointCount(0, password.length());
		if (length < MIN_LENGTH || length > MAX_LENGTH) {
			throw AuthProblem.WEAK_PASSWORD
					.because("A password has " + MIN_LENGTH + " to " + MAX_LENGTH + " characters, this one " + length + ".");
		}
		if (password.equals(oldPassword)) {
			throw AuthProblem.WEAK_PASSWORD.because("The new password is the old one.");
		}
		if (password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT))
				|| password.codePoints().distinct().count() < 4) {
			throw AuthProblem.WEAK_PASSWORD.because("The password is too easy to guess.");
		}
	}
}
