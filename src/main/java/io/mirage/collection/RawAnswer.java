package io.mirage.collection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.mirage.collection.source.Evidence;
import io.mirage.platform.readmodel.StorableText;

/**
 * A raw answer as it is kept.
 *
 * @param sha256 of the bytes as they came, cut at the size limit; in hex
 * @param size in bytes, before it was deflated
 * @param deflated whether {@code content} is compressed (RFC 1950), which is so where it pays
 */
record RawAnswer(String sha256, String mediaType, int size, boolean truncated, boolean deflated, byte[] content) {

	private static final int WORTH_TRYING = 256;
	private static final int MAX_MEDIA_TYPE = 100;

	static RawAnswer of(Evidence evidence, int limit) {
		byte[] all = evidence.bytes();
		byte[] kept = all.length <= limit ? all : Arrays.copyOf(all, limit);
		byte[] smaller = kept.length < WORTH_TRYING ? kept : deflate(kept);
		boolean pays = smaller.length < kept.length / 10 * 9;
		String type = StorableText.of(evidence.mediaType());
		return new RawAnswer(digest(kept), type.substring(0, Math.min(type.length(), MAX_MEDIA_TYPE)), kept.length,
				evidence.truncated() || all.length > limit, pays, pays ? smaller : kept);
	}

	/** As it came. */
	byte[] bytes() {
		if (!deflated) {
			return content;
		}
		try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(content))) {
			return inflated.readAllBytes();
		} catch (IOException damaged) {
			throw new UncheckedIOException("The raw answer " + sha256 + " cannot be read", damaged);
		}
	}

	private static byte[] deflate(byte[] bytes) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
		Deflater deflater = new Deflater();
		try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater)) {
			out.write(bytes);
		} catch (IOException impossible) {
			throw new UncheckedIOException("Writing to memory cannot fail", impossible);
		} finally {
			deflater.end();
		}
		return compressed.toByteArray();
	}

	private static String digest(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has SHA-256", impossible);
		}
	}
}
