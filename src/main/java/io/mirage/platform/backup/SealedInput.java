package io.mirage.platform.backup;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a sealed file, and gives out only what has proved to be as it was written. */
final class SealedInput extends InputStream {

	private final DataInputStream in;
	private final ChunkCipher cipher;
	private byte[] chunk = new byte[0];
	private int at;
	private boolean ended;

	SealedInput(InputStream in, char[] passphrase) throws IOException {
		this.in = new DataInputStream(in);
		byte[] magic = this.in.readNBytes(ChunkCipher.MAGIC.length);
		if (!Arrays.equals(magic, ChunkCipher.MAGIC)) {
			throw new BackupException("This is no backup of Mirage, or one of a version that this one does not know.");
		}
		this.cipher = new ChunkCipher(passphrase, this.in.readNBytes(ChunkCipher.SALT_BYTES));
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] bytes, int from, int length) throws IOException {
		while (at == chunk.length) {
			if (ended) {
				return -1;
			}
			readChunk();
		}
		int part = Math.min(length, chunk.length - at);
		System.arraycopy(chunk, at, bytes, from, part);
		at += part;
		return part;
	}

	private void readChunk() throws IOException {
		try {
			int head = in.readInt();
			ended = (head & ChunkCipher.LAST) != 0;
			int length = head & ~ChunkCipher.LAST;
			if (length > ChunkCipher.CHUNK + ChunkCipher.TAG_BYTES) {
				throw new BackupException("The backup is damaged.");
			}
			byte[] sealed = new byte[length];
			in.readFully(sealed);
			chunk = cipher.open(sealed, ended);
			at = 0;
		} catch (EOFException cut) {
			throw new BackupException("The backup has no end: it was not written to its end, or cut off.", cut);
		}
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
