package io.mirage.platform.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/** Reads WARC records one after the other, holding none of them. */
final class WarcReader implements AutoCloseable {

	/** @param fields by name in lower case  @param sha256 of the block as it is, in hex */
	record WarcRecord(Map<String, String> fields, String sha256, long size) {

		String field(String name) {
			return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
		}
	}

	private static final int LONGEST_LINE = 8192;
	private static final int MOST_FIELDS = 100;

	private final InputStream in;

	WarcReader(InputStream compressed) throws IOException {
		in = new BufferedInputStream(new GZIPInputStream(compressed));
	}

	/** @return null at the end  @throws IOException if that is no WARC */
	@Nullable WarcRecord next() throws IOException {
		in.mark(1);
		if (in.read() < 0) {
			return null;
		}
		in.reset();
		if (!line().equals("WARC/1.1")) {
			throw new IOException("a record does not begin with WARC/1.1");
		}
		Map<String, String> fields = fields();
		long size = size(fields);
		MessageDigest digest = Hashes.sha256();
		byte[] buffer = new byte[16 * 1024];
		for (long left = size; left > 0;) {
			int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
			if (count < 0) {
				throw new EOFException("a record ends too early");
			}
			digest.update(buffer, 0, count);
			left -= count;
		}
		String end = line() + line();
		if (!end.isEmpty()) {
			throw new IOException("a record is longer than it says");
		}
		return new WarcRecord(fields, Hashes.hex(digest), size);
	}

	private Map<String, String> fields() throws IOException {
		Map<String, String> fields = new HashMap<>();
		for (String line = line(); !line.isEmpty(); line = line()) {
			int colon = line.indexOf(':');
			if (colon < 1 || fields.size() > MOST_FIELDS) {
				throw new IOException("a record has a head that cannot be read");
			}
			fields.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		return fields;
	}

	private static long size(Map<String, String> fields) throws IOException {
		try {
			return Long.parseUnsignedLong(fields.getOrDefault("content-length", ""));
		} catch (NumberFormatException e) {
			throw new IOException("a record does not say how long it is", e);
		}
	}

	private String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int b = in.read(); b != '\n'; b = in.read()) {
			if (b < 0 || line.size() > LONGEST_LINE) {
				throw new EOFException("a line does not end");
			}
			line.write(b);
		}
		String text = line.toString(StandardCharsets.UTF_8);
		return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
