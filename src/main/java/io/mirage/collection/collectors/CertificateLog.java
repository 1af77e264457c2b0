package io.mirage.collection.collectors;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;

/** Rows of a certificate log as crt.sh writes them: an array of objects with {@code name_value} and {@code not_after}. */
final class CertificateLog {

	private CertificateLog() {}

	/**
	 * Every name at or below the domain, patterns such as {@code *.apps} included, with the end of the validity of its
	 * last certificate, {@link Instant#EPOCH} if no row says it. An answer that was cut is read as far as it goes.
	 *
	 * @return in the order of the log, at most as many as one answer holds
	 */
	static Map<String, Instant> names(HttpReply reply, String domain) throws Unreadable {
		Map<String, Instant> names = new LinkedHashMap<>();
		try (MappingIterator<JsonNode> rows = WebAnswers.JSON.readValues(reply.body())) {
			while (rows.hasNextValue() && names.size() < Answer.MAX_FACTS) {
				read(rows.nextValue(), domain, names);
			}
		} catch (JacksonException e) {
			if (!reply.evidence().truncated() || names.isEmpty()) {
				throw new Unreadable("The certificate log sent no list of certificates: " + e.getOriginalMessage());
			}
		}
		return names;
	}

	private static void read(JsonNode row, String domain, Map<String, Instant> names) throws Unreadable {
		if (!row.isObject()) {
			throw new Unreadable("The certificate log sent " + row.getNodeType() + " where a certificate belongs.");
		}
		Instant end = end(row.path("not_after").stringValue(""));
		for (String line : row.path("name_value").stringValue("").split("\n")) {
			String name = line.strip().toLowerCase(Locale.ROOT);
			if (name.equals(domain) || name.endsWith("." + domain)) {
				names.merge(name, end, (one, other) -> one.isAfter(other) ? one : other);
			}
		}
	}

	/** The log leaves the zone out; it is UTC. */
	private static Instant end(String text) {
		try {
			return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
		} catch (DateTimeParseException notSaid) {
			return Instant.EPOCH;
		}
	}
}
