package io.mirage.platform.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Writes WARC 1.1 (ISO 28500:2017), each record compressed by itself, so that a reader can jump to any of them. */
final class WarcWriter {

	private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,60}(; ?charset=[\\w-]{1,30})?", Pattern.CASE_INSENSITIVE);
	private static final String LINE = "\r\n";

	private final OutputStream out;

	WarcWriter(OutputStream out) {
		this.out = out;
	}

	void information(Instant now, String software) throws IOException {
		record("warcinfo", now, "application/warc-fields", Map.of(),
				("software: " + software + LINE + "format: WARC File Format 1.1" + LINE).getBytes(StandardCharsets.UTF_8));
	}

	/** The bytes that a source answered; without the protocol around them, which is not kept. */
	void resource(EvidenceEntry entry, Instant at, byte[] content) throws IOException {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("WARC-Target-URI", uri(entry.sha256()));
		fields.put("WARC-Block-Digest", "sha256:" + entry.sha256());
		if (entry.truncated()) {
			fields.put("WARC-Truncated", "length");
		}
		record("resource", at, MEDIA_TYPE.matcher(entry.mediaType()).matches() ? entry.mediaType() : "application/octet-stream", fields, content);
	}

	/** By content, since the answer may have come by DNS or WHOIS, which have no address for it. */
	static String uri(String sha256) {
		return "urn:mirage:raw:" + sha256;
	}

	private void record(String type, Instant at, String mediaType, Map<String, String> fields, byte[] block) throws IOException {
		StringBuilder head = new StringBuilder("WARC/1.1" + LINE);
		field(head, "WARC-Type", type);
		field(head, "WARC-Record-ID", "<urn:uuid:" + UUID.randomUUID() + ">");
		field(head, "WARC-Date", DateTimeFormatter.ISO_INSTANT.format(at));
		fields.forEach((name, value) -> field(head, name, value));
		field(head, "Content-Type", mediaType);
		field(head, "Content-Length", Integer.toString(block.length));
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write((head + LINE).getBytes(StandardCharsets.UTF_8));
			gzip.write(block);
			gzip.write((LINE + LINE).getBytes(StandardCharsets.UTF_8));
		}
		compressed.writeTo(out);
	}

	private static void field(StringBuilder head, String name, String value) {
		head.append(name).append(": ").append(value).append(LINE);
	}
}
