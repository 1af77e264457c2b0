package io.mirage.integration;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

import tools.jackson.databind.json.JsonMapper;

/** Writes lines compressed, and measures them as they are before compression. */
final class NdjsonWriter implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	private final GZIPOutputStream out;
	private final JsonMapper json;
	private final MessageDigest digest;
	private long lines;
	private long bytes;

	/** @param target receives the gzip stream and is closed with it */
	NdjsonWriter(OutputStream target, JsonMapper json) throws IOException {
		this.out = new GZIPOutputStream(target, BUFFER);
		this.json = json;
		this.digest = sha256();
	}

	/** JSON has no line break outside of its escapes, so each object is one line. */
	void write(ExportLine line) {
		byte[] text = json.writeValueAsBytes(line);
		try {
			out.write(text);
			out.write('\n');
		} catch (IOException e) {
			throw new UncheckedIOException("Cannot write an export", e);
		}
		digest.update(text);
		digest.update((byte) '\n');
		lines++;
		bytes += text.length + 1;
	}

	/** @return the export with its measures; after the last line */
	Export seal(Export export) {
		return new Export(export.id(), export.organisationId(), export.projectId(), export.scanId(), export.format(), lines, bytes,
				HexFormat.of().formatHex(digest.digest()), export.createdAt());
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
