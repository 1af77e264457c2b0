package io.mirage.platform.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param headers by lower-case name
 * @param body the beginning of it, read as UTF-8; hostile
 */
public record OutboundReply(int status, Map<String, String> headers, String body) {

	private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

	public OutboundReply {
		headers = Map.copyOf(headers);
	}

	public boolean isSuccess() {
		return status >= 200 && status < 300;
	}

	public Optional<String> header(String lowerCaseName) {
		return Optional.ofNullable(headers.get(lowerCaseName));
	}

	/** How long the other side wants to be left alone (RFC 9110, 10.2.3, in seconds); an hour at most. */
	public Optional<Duration> retryAfter() {
		return header("retry-after").map(String::strip).filter(text -> text.matches("[0-9]{1,9}"))
				.map(text -> Duration.ofSeconds(Long.parseLong(text)))
				.map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
	}
}
