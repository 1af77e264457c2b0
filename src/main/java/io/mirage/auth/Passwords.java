package io.mirage.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Argon2id, a few at a time: each check takes 16 MiB and a core, and a flood of them must not starve the rest. */
@Component
class Passwords {

	private static final int SALT_BYTES = 16;
	private static final int HASH_BYTES = 32;
	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Argon2PasswordEncoder argon2;
	private final Semaphore places;
	private final Supplier<String> nobodysHash;

	Passwords(AuthProperties properties) {
		int kibibytes = Math.toIntExact(properties.passwordMemory().toKilobytes());
		argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, kibibytes, properties.passwordIterations());
		places = new Semaphore(properties.parallelPasswordChecks(), true);
		nobodysHash = SingletonSupplier.of(() -> String.valueOf(argon2.encode("nobody")));
	}

	String hash(String password) {
		return bounded(() -> String.valueOf(argon2.encode(password)));
	}

	/** @param hash absent if there is no such account, which takes as long and is always wrong */
	boolean matches(String password, @Nullable String hash) {
		return bounded(() -> {
			String nobodys = nobodysHash.get();
			boolean same = argon2.matches(password, hash == null ? nobodys : hash);
			return same && hash != null;
		});
	}

	private <T> T bounded(Supplier<T> work) {
		try {
			if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
				throw AuthProblem.TOO_MANY_SIGN_INS.because("Try again in a moment.").retryAfter(PATIENCE);
			}
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting to check a password", stopped);
		}
		try {
			return work.get();
		} finally {
			places.release();
		}
	}
}
