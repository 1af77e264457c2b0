package io.mirage.auth;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import io.mirage.platform.secrets.Sha256;

/** Six digits from a shared secret and the time, as every authenticator app makes them (RFC 6238 over RFC 4226, SHA-1). */
final class Totp {

	static final Duration STEP = Duration.ofSeconds(30);
	static final int DIGITS = 6;
	/** Clocks of phones differ, and typing takes its time: one step before and one after (RFC 6238, 5.2). */
	private static final int TOLERANCE = 1;

	private Totp() {}

	/**
	 * @param after no step up to this one counts: a code is good once
	 * @return the step that the code belongs to
	 */
	static OptionalLong find(byte[] secret, String code, Instant now, long after) {
		long current = now.getEpochSecond() / STEP.toSeconds();
		OptionalLong found = OptionalLong.empty();
		for (long step = current - TOLERANCE; step <= current + TOLERANCE; step++) {
			if (Sha256.matches(code, Sha256.base64Url(code(secret, step))) && step > after) {
				found = OptionalLong.of(step);
			}
		}
		return found;
	}

	static String code(byte[] secret, long step) {
		byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
		int offset = hash[hash.length - 1] & 0xF;
		int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
		return String.format(Locale.ROOT, "%06d", number % 1_000_000);
	}

	private static byte[] hmac(byte[] secret, byte[] message) {
		try {
			Mac mac = Mac.getInstance("HmacSHA1");
			mac.init(new SecretKeySpec(secret, "HmacSHA1"));
			return mac.doFinal(message);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has HmacSHA1", impossible);
		}
	}
}
