package io.mirage.collection.network;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;

/** Reads HTTP answers: as evidence, and by what their status means for asking on. */
final class HttpReplies {

	private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	private HttpReplies() {}

	static HttpReply of(URI uri, HttpResponse response, LimitedBody body) {
		Map<String, String> headers = new LinkedHashMap<>();
		for (Header header : response.getHeaders()) {
			headers.merge(header.getName().toLowerCase(Locale.ROOT), text(header), (one, other) -> one + ", " + other);
		}
		return new HttpReply(uri, response.getCode(), headers, body.bytes(), evidence(response, body));
	}

	/** Head as it came, body decoded, for people have to read it. */
	private static Evidence evidence(HttpResponse response, LimitedBody body) {
		String reason = response.getReasonPhrase() == null ? "" : response.getReasonPhrase();
		StringBuilder head = new StringBuilder().append(response.getVersion()).append(' ').append(response.getCode())
				.append(' ').append(reason).append("\r\n");
		for (Header header : response.getHeaders()) {
			head.append(header.getName()).append(": ").append(text(header)).append("\r\n");
		}
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
		message.writeBytes(body.bytes());
		return new Evidence("message/http", message.toByteArray(), body.truncated());
	}

	private static String text(Header header) {
		return header.getValue() == null ? "" : header.getValue();
	}

	/** Where a third party sends us on to; empty if it gives its answer here. */
	static Optional<URI> redirect(HttpReply reply) throws Unreadable {
		boolean redirects = switch (reply.status()) {
			case 301, 302, 303, 307, 308 -> true;
			default -> false;
		};
		if (!redirects || reply.header("location").isEmpty()) {
			return Optional.empty();
		}
		String location = reply.header("location").get().replace(" ", "%20");
		try {
			return Optional.of(reply.uri().resolve(location));
		} catch (IllegalArgumentException notAUrl) {
			throw new Unreadable(reply.uri().getHost() + " redirects to what is no URL: " + location);
		}
	}

	/** @throws SourceException if the status of a third party says that this is not its answer */
	static HttpReply answerOf(HttpReply reply, Instant now) throws SourceException {
		String said = reply.uri().getHost() + " answers " + reply.status();
		return switch (reply.status()) {
			case 429, 503 -> throw new TryLater(said, pause(reply, now));
			case 401, 403, 407, 451 -> throw new Blocked(said);
			case 500, 502, 504 -> throw new Unreachable(said);
			default -> reply;
		};
	}

	/** Seconds or a date (RFC 9110, 10.2.3); a minute if there is neither, an hour at most. */
	static Duration pause(HttpReply reply, Instant now) {
		String text = reply.header("retry-after").orElse("").strip();
		Duration pause = text.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, now);
		if (pause.compareTo(LONGEST_PAUSE) > 0) {
			return LONGEST_PAUSE;
		}
		return pause.isNegative() || pause.isZero() ? Duration.ofSeconds(1) : pause;
	}

	private static Duration until(String date, Instant now) {
		try {
			return Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		} catch (DateTimeParseException neither) {
			return USUAL_PAUSE;
		}
	}
}
