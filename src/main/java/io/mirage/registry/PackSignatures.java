package io.mirage.registry;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.mirage.platform.secrets.Sha256;

/** Whose signature a source pack bears: Ed25519 (RFC 8032) over the SHA-256 of its text, in lower-case hexadecimal. */
@Component
class PackSignatures {

	private final Map<String, PublicKey> trusted = new LinkedHashMap<>();

	/** @throws IllegalArgumentException naming the first key that is none */
	PackSignatures(RegistryProperties properties) {
		properties.trustedKeys().forEach((name, key) -> trusted.put(name, key(name, key)));
	}

	/** @return the name of the trusted key that made it; empty if none did */
	Optional<String> signer(String text, String signature) {
		byte[] hash = Sha256.hex(text).getBytes(StandardCharsets.US_ASCII);
		return trusted.entrySet().stream().filter(key -> isOf(key.getValue(), hash, signature)).map(Map.Entry::getKey).findFirst();
	}

	private static boolean isOf(PublicKey key, byte[] hash, String signature) {
		try {
			Signature check = Signature.getInstance("Ed25519");
			check.initVerify(key);
			check.update(hash);
			return check.verify(Base64.getDecoder().decode(signature));
		} catch (GeneralSecurityException | IllegalArgumentException malformed) {
			return false;
		}
	}

	private static PublicKey key(String name, String text) {
		try {
			return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
		} catch (GeneralSecurityException | IllegalArgumentException none) {
			throw new IllegalArgumentException("mirage.registry.trusted-keys." + name + " is no public Ed25519 key (X.509, in Base64)", none);
		}
	}
}
