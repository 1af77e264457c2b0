package io.mirage.platform.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The key an instance signs its packs with (Ed25519, RFC 8032). Whoever checks a pack compares its fingerprint. */
public final class EvidenceKey {

	private final PrivateKey secret;
	private final byte[] open;

	private EvidenceKey(PrivateKey secret, byte[] open) {
		this.secret = secret;
		this.open = open;
	}

	public static EvidenceKey create() {
		try {
			KeyPair pair = KeyPairGenerator.getInstance(Sealed.ALGORITHM).generateKeyPair();
			return new EvidenceKey(pair.getPrivate(), pair.getPublic().getEncoded());
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has Ed25519", impossible);
		}
	}

	/** @param secret as {@link #secret} gave it  @param open X.509 in base64 */
	public static EvidenceKey of(byte[] secret, String open) {
		try {
			return new EvidenceKey(KeyFactory.getInstance(Sealed.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
					Base64.getDecoder().decode(open));
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("The key for evidence is damaged", e);
		}
	}

	/** PKCS#8; to be sealed wherever it is kept. */
	public byte[] secret() {
		return secret.getEncoded();
	}

	/** X.509 in base64. */
	public String publicKey() {
		return Base64.getEncoder().encodeToString(open);
	}

	/** SHA-256 of the public key, in hex. */
	public String fingerprint() {
		return Hashes.of(open);
	}

	byte[] sign(byte[] bytes) {
		try {
			Signature signature = Signature.getInstance(Sealed.ALGORITHM);
			signature.initSign(secret);
			signature.update(bytes);
			return signature.sign();
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("The key for evidence cannot sign", e);
		}
	}

	/** @throws GeneralSecurityException if that is no key */
	static boolean verify(byte[] publicKey, byte[] bytes, byte[] signed) throws GeneralSecurityException {
		PublicKey key = KeyFactory.getInstance(Sealed.ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
		Signature signature = Signature.getInstance(Sealed.ALGORITHM);
		signature.initVerify(key);
		signature.update(bytes);
		return signature.verify(signed);
	}
}
