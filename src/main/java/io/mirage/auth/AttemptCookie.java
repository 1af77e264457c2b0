package io.mirage.auth;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.Attempt;

/**
 * Where a browser keeps its sign-in that has gone to a provider. Lax, since it is the provider's page that sends the
 * browser back; it opens nothing by itself, and is good once.
 */
@Component
class AttemptCookie {

	static final String NAME = "mirage_attempt";
	private static final String PATH = "/api/v1/auth/providers";
	private static final String PURPOSE = "signing in with a provider";
	/** Long enough to find the phone, and for a first sign-in at the provider. */
	private static final Duration LIFE = Duration.ofMinutes(15);

	private final Tickets tickets;

	AttemptCookie(Tickets tickets) {
		this.tickets = tickets;
	}

	HttpHeaders holding(Attempt attempt, HttpServletRequest request) {
		return header(tickets.issue(PURPOSE, attempt, LIFE), LIFE, request);
	}

	HttpHeaders gone(HttpServletRequest request) {
		return header("", Duration.ZERO, request);
	}

	/** @return empty if there is none, or it was taken before */
	Optional<Attempt> take(@Nullable String cookie) {
		return Optional.ofNullable(cookie).flatMap(value -> tickets.open(PURPOSE, value, Attempt.class)).filter(tickets::spend)
				.map(Tickets.Opened::content);
	}

	private static HttpHeaders header(String value, Duration life, HttpServletRequest request) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(HttpHeaders.SET_COOKIE, ResponseCookie.from(NAME, value).httpOnly(true).sameSite("Lax").path(PATH).maxAge(life)
				.secure(SessionCookies.isSecure(request)).build().toString());
		return headers;
	}
}
