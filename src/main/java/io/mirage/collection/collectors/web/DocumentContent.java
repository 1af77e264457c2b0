package io.mirage.collection.collectors.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;

/**
 * What a document says of itself and in its text.
 *
 * @param format such as {@code pdf}
 * @param properties title, authors, software, dates; as the document has them, only those that are not blank
 * @param text the beginning of it, empty if it has none or cannot be read
 */
record DocumentContent(String format, Map<String, String> properties, String text) {

	static final int MAX_TEXT = 500_000;
	private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

	/**
	 * Reads PDF, Office files old and new, and OpenDocument, by what their first bytes say.
	 *
	 * @return empty for anything else
	 * @throws Unreadable if it is such a document but broken, protected by a password, cut off or built to grow
	 */
	static Optional<DocumentContent> read(HttpReply reply) throws Unreadable {
		byte[] body = reply.body();
		String start = new String(body, 0, Math.min(body.length, 1024), StandardCharsets.ISO_8859_1);
		try {
			if (start.stripLeading().startsWith("%PDF-")) {
				return Optional.of(PdfDocument.read(body));
			}
			if (start.startsWith(OLE)) {
				return Optional.of(OldOfficeDocument.read(body));
			}
			boolean packed = start.startsWith("PK\u0003\u0004") && (start.contains("[Content_Types].xml") || start.contains("mimetype"));
			return packed ? ZippedDocument.read(body) : Optional.empty();
		} catch (StackOverflowError tooDeep) {
			throw new Unreadable("The document at " + reply.uri() + " is nested too deep");
		}
	}

	/** Takes what is said, leaves what is not. */
	static final class Properties {

		private final Map<String, String> said = new LinkedHashMap<>();

		Properties put(String name, @Nullable String value) {
			if (value != null && !value.isBlank()) {
				said.putIfAbsent(name, value.strip());
			}
			return this;
		}

		Map<String, String> said() {
			return said;
		}
	}
}
