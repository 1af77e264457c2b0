package io.mirage.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what goes to a webhook and verifies what comes from one, as the Standard Webhooks specification has it: HMAC-SHA256
 * over id, timestamp and body, so that nobody can change a message or send an old one again. Headers are
 * {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}.
 */
public final class WebhookSignature {

	public static final String ID = "webhook-id";
	public static final String TIMESTAMP = "webhook-timestamp";
	public static final String SIGNATURE = "webhook-signature";

	private static final String PREFIX = "whsec_";
	private static final String VERSION = "v1,";
	private static final Duration TOLERANCE = Duration.ofMinutes(5);
	private static final int KEY_BYTES = 32;

	private WebhookSignature() {}

	/** In the form that libraries of the specification take. */
	public static String newSecret(SecureRandom random) {
		byte[] key = new byte[KEY_BYTES];
		random.nextBytes(key);
		return PREFIX + Base64.getEncoder().encodeToString(key);
	}

	/** @param at goes into the timestamp header as seconds */
	public static String sign(String secret, String id, Instant at, byte[] body) {
		return VERSION + Base64.getEncoder().encodeToString(hmac(secret, id + "." + at.getEpochSecond() + ".", body));
	}

	/**
	 * Whether the message is from whoever knows the secret, and recent.
	 *
	 * @param timestamp seconds, as the header has it
	 * @param signatures one or more, separated by blanks
	 */
	public static boolean verifies(String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
		if (!timestamp.matches("[0-9]{1,12}")) {
			return false;
		}
		Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
		byte[] expected = sign(secret, id, at, body).getBytes(StandardCharsets.US_ASCII);
		boolean recent = Duration.between(at, now).abs().compareTo(TOLERANCE) <= 0;
		return recent && Arrays.stream(signatures.split(" ", -1))
				.anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(StandardCharsets.US_ASCII), expected));
	}

	private static byte[] hmac(String secret, String head, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
			mac.update(head.getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(body);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
		}
	}

	/** A secret without the prefix is taken as it is. */
	private static byte[] key(String secret) {
		if (secret.startsWith(PREFIX)) {
			try {
				return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
			} catch (IllegalArgumentException notBase64) {
				return secret.getBytes(StandardCharsets.UTF_8);
			}
		}
		return secret.getBytes(StandardCharsets.UTF_8);
	}
}
