package io.mirage.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.stereotype.Component;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.security.Sha256;

/**
 * Seals secrets that have to be read again (AES-256-GCM), and takes keyed fingerprints of those that have not. A copy of
 * the database alone is worth nothing: the master key lies in the data folder.
 */
@Component
public class Vault {

	private static final String FILE = "master-key";
	private static final int IV_BYTES = 12;
	private static final int TAG_BITS = 128;
	private static final int KEY_ID_LENGTH = 8;

	private final SecureRandom random = new SecureRandom();
	private final SecretKey key;
	private final String keyId;

	public Vault(DataFolder data) {
		String master = data.secretOrCreate(FILE, DataFolder::randomSecret);
		key = new SecretKeySpec(Base64.getUrlDecoder().decode(master), "AES");
		keyId = Sha256.base64Url(master).substring(0, KEY_ID_LENGTH);
	}

	/** @param context what the secret belongs to; it opens nowhere else */
	public String seal(byte[] secret, String context) {
		byte[] iv = new byte[IV_BYTES];
		random.nextBytes(iv);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, secret, context);
		byte[] both = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
		return keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
	}

	/** @throws IllegalStateException if it was sealed with another key or for something else */
	public byte[] open(String sealed, String context) {
		if (!sealed.startsWith(keyId + ".")) {
			throw new IllegalStateException("A secret of " + context + " was sealed with another master key than the one in " + FILE);
		}
		ByteBuffer both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(KEY_ID_LENGTH + 1)));
		if (both.remaining() < IV_BYTES) {
			throw new IllegalStateException("A secret of " + context + " is too short to be one");
		}
		byte[] iv = new byte[IV_BYTES];
		both.get(iv);
		byte[] rest = new byte[both.remaining()];
		both.get(rest);
		return cipher(Cipher.DECRYPT_MODE, iv, rest, context);
	}

	/** For secrets too short to be hashed without a key. */
	public String fingerprint(String secret, String context) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
			byte[] hash = mac.doFinal((context + "\n" + secret).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
		}
	}

	private byte[] cipher(int mode, byte[] iv, byte[] text, String context) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
			cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(text);
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("A secret of " + context + " cannot be sealed or opened", e);
		}
	}
}
