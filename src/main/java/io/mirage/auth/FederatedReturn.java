package io.mirage.auth;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import io.mirage.auth.federation.Attempt;
import io.mirage.auth.federation.ExternalPerson;
import io.mirage.auth.federation.Providers;
import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.web.ProblemException;

/** What follows for a browser that has come back from a provider: a session, a linked account, or the sign-in page again. */
@Component
class FederatedReturn {

	private static final String LOGIN = "/login";

	private final Providers providers;
	private final FederatedSignIn federation;
	private final AttemptCookie attempts;
	private final Sessions sessions;
	private final AccessTokens tokens;
	private final SessionCookies cookies;
	private final SecurityLog log;
	private final ClientAddress clients;

	FederatedReturn(Providers providers, FederatedSignIn federation, AttemptCookie attempts, Sessions sessions, AccessTokens tokens,
			SessionCookies cookies, SecurityLog log, ClientAddress clients) {
		this.providers = providers;
		this.federation = federation;
		this.attempts = attempts;
		this.sessions = sessions;
		this.tokens = tokens;
		this.cookies = cookies;
		this.log = log;
		this.clients = clients;
	}

	/** @param person whom the provider of the attempt vouches for */
	ResponseEntity<Void> finish(Attempt attempt, ExternalPerson person, HttpServletRequest request) {
		if (attempt.linkTo() != null) {
			federation.link(person, attempt.linkTo());
			return seeOther(URI.create(attempt.returnTo()), attempts.gone(request));
		}
		Account account = federation.enter(person, providers.settings(attempt.provider()));
		log.note(SecurityLog.Incident.SIGNED_IN, account, "by " + attempt.provider() + " from " + clients.of(request));
		List<String> methods = Stream.concat(Stream.of("fed"), person.methods().stream()).distinct().toList();
		Sessions.Granted granted = sessions.start(account.id(), methods, person.provedAt(),
				new Session.Origin(clients.of(request), request.getHeader(HttpHeaders.USER_AGENT)));
		HttpHeaders headers = cookies.both(tokens.forSession(account, granted.session()).value(), granted.refreshToken(), request);
		headers.addAll(attempts.gone(request));
		return seeOther(URI.create(attempt.returnTo()), headers);
	}

	/** The sign-in page says what went wrong, and offers the other ways. */
	ResponseEntity<Void> orLogin(HttpServletRequest request, Supplier<ResponseEntity<Void>> page) {
		try {
			return page.get();
		} catch (ProblemException failed) {
			return seeOther(URI.create(LOGIN + "?problem=" + failed.problem().slug()), attempts.gone(request));
		}
	}

	static ResponseEntity<Void> seeOther(URI where, HttpHeaders headers) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).headers(headers).cacheControl(CacheControl.noStore())
				.location(where).build();
	}
}
