package io.mirage.platform.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.MasterKeys.MasterKey;

/**
 * Seals secrets that have to be read again (AES-256-GCM), and takes keyed fingerprints of those that have not. A copy of
 * the database alone is worth nothing: the master keys lie in the data folder. Everything sealed begins with the name of
 * its key, so that a new key can be taken while old secrets still open.
 */
@Component
public class Vault {

	private static final int IV_BYTES = 12;
	private static final int TAG_BITS = 128;

	private final SecureRandom random = new SecureRandom();
	private final MasterKeys keys;

	@Autowired
	public Vault(DataFolder data) {
		this(new MasterKeys(data));
	}

	Vault(MasterKeys keys) {
		this.keys = keys;
		keys.current();
	}

	/** The context of what one module alone may open: another one asks under its own name, and it stays shut. */
	public static String contextOf(String module, String name) {
		return "module " + module + ", " + name;
	}

	/** @param context what the secret belongs to; it opens nowhere else */
	public String seal(byte[] secret, String context) {
		MasterKey key = keys.current();
		byte[] iv = new byte[IV_BYTES];
		random.nextBytes(iv);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key.key(), iv, secret, context);
		byte[] both = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
		return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
	}

	public String seal(String secret, String context) {
		return seal(secret.getBytes(StandardCharsets.UTF_8), context);
	}

	/** @throws IllegalStateException if it was sealed with a key that is not known here, or for something else */
	public byte[] open(String sealed, String context) {
		int dot = sealed.indexOf('.');
		MasterKey key = keys.find(sealed.substring(0, Math.max(0, dot))).orElseThrow(() -> new IllegalStateException(
				"A secret of " + context + " was sealed with a master key that is not in the data folder"));
		ByteBuffer both = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(dot + 1)));
		if (both.remaining() < IV_BYTES) {
			throw new IllegalStateException("A secret of " + context + " is too short to be one");
		}
		byte[] iv = new byte[IV_BYTES];
		both.get(iv);
		byte[] rest = new byte[both.remaining()];
		both.get(rest);
		return cipher(Cipher.DECRYPT_MODE, key.key(), iv, rest, context);
	}

	public String openText(String sealed, String context) {
		return new String(open(sealed, context), StandardCharsets.UTF_8);
	}

	/** The name of the key that seals now. */
	String keyId() {
		return keys.current().id();
	}

	/** For secrets too short to be hashed without a key. */
	public String fingerprint(String secret, String context) {
		return fingerprint(keys.current(), secret, context);
	}

	/** As {@link #fingerprint}, by every key there is: it may have been taken with a former one. */
	public List<String> fingerprints(String secret, String context) {
		return keys.all().stream().map(key -> fingerprint(key, secret, context)).toList();
	}

	private static String fingerprint(MasterKey key, String secret, String context) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(key.key().getEncoded(), "HmacSHA256"));
			byte[] hash = mac.doFinal((context + "\n" + secret).getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
		}
	}

	private static byte[] cipher(int mode, SecretKey key, byte[] iv, byte[] text, String context) {
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
