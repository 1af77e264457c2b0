package io.mirage.auth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.util.JSONObjectUtils;

/**
 * A device and the browser it is plugged into: answers the questions of Web Authentication with a real key, in real CBOR.
 * What an honest one never does can be switched on.
 */
final class SoftwareAuthenticator {

	private static final int PRESENT = 0x01;
	private static final int VERIFIED = 0x04;
	private static final int BACKUP_ELIGIBLE = 0x08;
	private static final int ATTESTED = 0x40;
	private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

	private final KeyPair keys = keys();
	private final byte[] id = new byte[32];
	private String origin = "http://localhost:8000";
	private String host = "localhost";
	private int flags = PRESENT | VERIFIED;
	private String handle = "";
	private int count;
	private boolean lies;

	SoftwareAuthenticator() {
		new SecureRandom().nextBytes(id);
	}

	/** The page it believes it is on. */
	SoftwareAuthenticator at(String page, String host) {
		this.origin = page;
		this.host = host;
		return this;
	}

	/** Touched, but by whom it has not looked. */
	SoftwareAuthenticator withoutLooking() {
		flags &= ~VERIFIED;
		return this;
	}

	SoftwareAuthenticator synced() {
		flags |= BACKUP_ELIGIBLE;
		return this;
	}

	SoftwareAuthenticator countingFrom(int number) {
		count = number;
		return this;
	}

	SoftwareAuthenticator signingForAnother() {
		lies = true;
		return this;
	}

	SoftwareAuthenticator ownedBy(String userHandle) {
		handle = userHandle;
		return this;
	}

	/** @param options what our API gave as {@code public_key} */
	String create(Map<String, Object> options) {
		handle = JsonPath.read(options, "$.user.id");
		byte[] data = concat(authenticatorData(flags | ATTESTED), new byte[16], ByteBuffer.allocate(2).putShort((short) id.length).array(),
				id, publicKey());
		byte[] attestation = concat(new byte[] {(byte) 0xa3}, text("fmt"), text("none"), text("attStmt"), new byte[] {(byte) 0xa0},
				text("authData"), bytes(data));
		return credential(Map.of("clientDataJSON", BASE64.encodeToString(clientData("webauthn.create", options)), "attestationObject",
				BASE64.encodeToString(attestation), "transports", List.of("internal", "usb")));
	}

	/** @param options what our API gave as {@code public_key} */
	String get(Map<String, Object> options) {
		count++;
		byte[] data = authenticatorData(flags);
		byte[] client = clientData("webauthn.get", options);
		Map<String, Object> response = new TreeMap<>(Map.of("clientDataJSON", BASE64.encodeToString(client), "authenticatorData",
				BASE64.encodeToString(data), "signature", BASE64.encodeToString(sign(concat(data, sha256(lies ? new byte[1] : client))))));
		response.put("userHandle", handle);
		return credential(response);
	}

	private String credential(Map<String, Object> response) {
		return JSONObjectUtils.toJSONString(Map.of("id", BASE64.encodeToString(id), "rawId", BASE64.encodeToString(id), "type",
				"public-key", "clientExtensionResults", Map.of(), "response", response));
	}

	private byte[] clientData(String type, Map<String, Object> options) {
		return JSONObjectUtils.toJSONString(Map.of("type", type, "challenge", options.get("challenge"), "origin", origin, "crossOrigin",
				false)).getBytes(StandardCharsets.UTF_8);
	}

	/** WebAuthn, section 6.1. */
	private byte[] authenticatorData(int withFlags) {
		return concat(sha256(host.getBytes(StandardCharsets.UTF_8)), new byte[] {(byte) withFlags},
				ByteBuffer.allocate(4).putInt(count).array());
	}

	/** A COSE key (RFC 9053, 7.1.1): kty EC2, alg ES256, crv P-256, x, y. */
	private byte[] publicKey() {
		ECPublicKey key = (ECPublicKey) keys.getPublic();
		return concat(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21}, bytes(coordinate(key.getW().getAffineX())),
				new byte[] {0x22}, bytes(coordinate(key.getW().getAffineY())));
	}

	private static byte[] coordinate(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] fixed = new byte[32];
		int length = Math.min(bytes.length, fixed.length);
		System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
		return fixed;
	}

	private byte[] sign(byte[] content) {
		try {
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(keys.getPrivate());
			signature.update(content);
			return signature.sign();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	/** RFC 8949, major type 2. */
	private static byte[] bytes(byte[] content) {
		return concat(head(0x40, content.length), content);
	}

	/** RFC 8949, major type 3. */
	private static byte[] text(String content) {
		byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);
		return concat(head(0x60, utf8.length), utf8);
	}

	private static byte[] head(int major, int length) {
		return length < 24 ? new byte[] {(byte) (major | length)} : new byte[] {(byte) (major | 24), (byte) length};
	}

	private static byte[] concat(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			all.writeBytes(part);
		}
		return all.toByteArray();
	}

	private static byte[] sha256(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static KeyPair keys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			return generator.generateKeyPair();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}
}
