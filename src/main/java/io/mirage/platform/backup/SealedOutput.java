package io.mirage.platform.backup;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/** Writes a sealed file. One that was not {@link #finish finished} is refused by whoever reads it. */
final class SealedOutput extends OutputStream {

	private final DataOutputStream out;
	private final ChunkCipher cipher;
	private final byte[] chunk = new byte[ChunkCipher.CHUNK];
	private int filled;

	SealedOutput(OutputStream out, char[] passphrase) throws IOException {
		byte[] salt = new byte[ChunkCipher.SALT_BYTES];
		new SecureRandom().nextBytes(salt);
		this.out = new DataOutputStream(out);
		this.cipher = new ChunkCipher(passphrase, salt);
		this.out.write(ChunkCipher.MAGIC);
		this.out.write(salt);
	}

	@Override
	public void write(int octet) throws IOException {
		write(new byte[] {(byte) octet}, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int from, int length) throws IOException {
		int at = from;
		for (int left = length; left > 0;) {
			if (filled == chunk.length) {
				writeChunk(false);
			}
			int part = Math.min(left, chunk.length - filled);
			System.arraycopy(bytes, at, chunk, filled, part);
			filled += part;
			at += part;
			left -= part;
		}
	}

	private void writeChunk(boolean last) throws IOException {
		byte[] sealed = cipher.seal(chunk, filled, last);
		out.writeInt(last ? sealed.length | ChunkCipher.LAST : sealed.length);
		out.write(sealed);
		filled = 0;
	}

	/** Says that this was all. */
	void finish() throws IOException {
		writeChunk(true);
		out.flush();
	}

	@Override
	public void close() throws IOException {
		out.close();
	}
}
