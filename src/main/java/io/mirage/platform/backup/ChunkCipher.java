package io.mirage.platform.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Seals a file chunk by chunk with AES-256-GCM, so that it can be written and read without holding it. A chunk opens in its
 * own place only, and the last one says that it is: neither order nor end can be changed unnoticed. The key comes from the
 * passphrase by Argon2id (RFC 9106, second recommended choice) and a salt of the file's own, so no key seals twice.
 */
final class ChunkCipher {

	static final byte[] MAGIC = "MIRAGEB1".getBytes(StandardCharsets.US_ASCII);
	static final int SALT_BYTES = 16;
	static final int CHUNK = 1 << 16;
	static final int TAG_BYTES = 16;
	/** In a chunk's length: no other one follows. */
	static final int LAST = 1 << 31;
	private static final int NONCE_BYTES = 12;
	private static final int MEMORY_KB = 64 << 10;

	private final SecretKeySpec key;
	private final byte[] salt;
	private long count;

	ChunkCipher(char[] passphrase, byte[] salt) {
		this.salt = salt;
		this.key = new SecretKeySpec(derived(passphrase, salt), "AES");
	}

	private static byte[] derived(char[] passphrase, byte[] salt) {
		Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
		argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
				.withSalt(salt).withMemoryAsKB(MEMORY_KB).withIterations(3).withParallelism(4).build());
		byte[] bytes = new byte[32];
		argon2.generateBytes(passphrase, bytes);
		return bytes;
	}

	byte[] seal(byte[] text, int length, boolean last) {
		try {
			return next(Cipher.ENCRYPT_MODE, last).doFinal(text, 0, length);
		} catch (GeneralSecurityException impossible) {
			throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
		}
	}

	/** @throws BackupException if it is not what was sealed in this place with this passphrase */
	byte[] open(byte[] sealed, boolean last) {
		try {
			return next(Cipher.DECRYPT_MODE, last).doFinal(sealed);
		} catch (GeneralSecurityException wrong) {
			throw new BackupException(count == 1 ? "The passphrase is not the backup's, or the file is damaged."
					: "The backup is damaged near its byte " + count * CHUNK + ".", wrong);
		}
	}

	private Cipher next(int mode, boolean last) throws GeneralSecurityException {
		byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(last ? 1 : 0).putLong(count++).array();
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
		cipher.updateAAD(MAGIC);
		cipher.updateAAD(Arrays.copyOf(salt, salt.length));
		return cipher;
	}
}
