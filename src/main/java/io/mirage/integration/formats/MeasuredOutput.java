package io.mirage.integration.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** Compresses what is written, and measures it as it is before compression. */
public final class MeasuredOutput extends OutputStream {

	private static final int BUFFER = 64 * 1024;

	private final GZIPOutputStream out;
	private final MessageDigest digest;
	private long bytes;

	/** @param target receives the gzip stream and is closed with it */
	public MeasuredOutput(OutputStream target) throws IOException {
		this.out = new GZIPOutputStream(target, BUFFER);
		this.digest = sha256();
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] {(byte) b}, 0, 1);
	}

	@Override
	public void write(byte[] content, int offset, int length) throws IOException {
		out.write(content, offset, length);
		digest.update(content, offset, length);
		bytes += length;
	}

	public long bytes() {
		return bytes;
	}

	/** Lower-case hexadecimal; ask once, after the last byte. */
	public String sha256Hex() {
		return HexFormat.of().formatHex(digest.digest());
	}

	@Override
	public void close() throws IOException {
		out.close();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
