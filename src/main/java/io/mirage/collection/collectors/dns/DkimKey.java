package io.mirage.collection.collectors.dns;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A key with which a domain signs its mail (RFC 6376, 3.6.1).
 *
 * @param attributes {@code record} as published, {@code key_type}, {@code key_bits} where it can be read, {@code revoked}
 *            and {@code testing} if so
 */
record DkimKey(Map<String, String> attributes) {

	private static final int ED25519_BITS = 256;

	/** Empty for a text that is no such key; the version may be left out, the key may not. */
	static Optional<DkimKey> tryParse(String text) {
		TagList tags = TagList.parse(text);
		boolean versionFits = tags.get("v").isEmpty() || tags.get("v").equalsIgnoreCase("DKIM1");
		if (!versionFits || !tags.tags().containsKey("p")) {
			return Optional.empty();
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		String type = tags.get("k").isEmpty() ? "rsa" : tags.get("k").toLowerCase(Locale.ROOT);
		attributes.put("record", text);
		attributes.put("key_type", type);
		attributes.put("revoked", tags.get("p").isEmpty() ? "true" : "");
		attributes.put("testing", tags.get("t").toLowerCase(Locale.ROOT).contains("y") ? "true" : "");
		bits(type, tags.get("p")).ifPresent(bits -> attributes.put("key_bits", Integer.toString(bits)));
		return Optional.of(new DkimKey(attributes));
	}

	private static Optional<Integer> bits(String type, String key) {
		if (type.equals("ed25519")) {
			return Optional.of(ED25519_BITS);
		}
		try {
			byte[] bytes = Base64.getMimeDecoder().decode(key);
			return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes)) instanceof RSAPublicKey rsa
					? Optional.of(rsa.getModulus().bitLength()) : Optional.empty();
		} catch (GeneralSecurityException | IllegalArgumentException unreadable) {
			return Optional.empty();
		}
	}
}
