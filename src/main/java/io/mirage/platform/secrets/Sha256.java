package io.mirage.platform.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Fingerprints, also of secrets that are long and random enough to need no salt. */
public final class Sha256 {

	private Sha256() {}

	/** 43 characters, URL-safe, without padding. */
	public static String base64Url(String secret) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(secret));
	}

	/** 64 digits, lower case. */
	public static String hex(String text) {
		return HexFormat.of().formatHex(digest(text));
	}

	/** Compares in a time that says nothing about where two texts differ. */
	public static boolean matches(String secret, String expectedHash) {
		return MessageDigest.isEqual(base64Url(secret).getBytes(StandardCharsets.US_ASCII),
				expectedHash.getBytes(StandardCharsets.US_ASCII));
	}

	private static byte[] digest(String secret) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
