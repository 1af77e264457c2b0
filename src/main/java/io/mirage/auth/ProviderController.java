package io.mirage.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.auth.federation.Attempt;
import io.mirage.auth.federation.ExternalPerson;
import io.mirage.auth.federation.FederationProblem;
import io.mirage.auth.federation.OpenIdProviders;
import io.mirage.auth.federation.SignInProperties;
import io.mirage.platform.security.ClientAddress;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.web.ProblemException;

/** Signing in with a provider: the browser goes there and comes back. Its pages are answered by other pages, not by JSON. */
@RestController
@RequestMapping("/api/v1/auth/providers")
class ProviderController {

	private static final String LOGIN = "/login";

	private final SignInProperties properties;
	private final OpenIdProviders providers;
	private final AttemptCookie attempts;
	private final FederatedSignIn federation;
	private final Sessions sessions;
	private final AccessTokens tokens;
	private final SessionCookies cookies;
	private final SecurityLog log;
	private final ClientAddress clients;
	private final Clock clock;

	ProviderController(SignInProperties properties, OpenIdProviders providers, AttemptCookie attempts, FederatedSignIn federation,
			Sessions sessions, AccessTokens tokens, SessionCookies cookies, SecurityLog log, ClientAddress clients, Clock clock) {
		this.properties = properties;
		this.providers = providers;
		this.attempts = attempts;
		this.federation = federation;
		this.sessions = sessions;
		this.tokens = tokens;
		this.cookies = cookies;
		this.log = log;
		this.clients = clients;
		this.clock = clock;
	}

	/** @param passwords whether passwords kept here open anything */
	record Ways(boolean passwords, List<Way> data) {}

	/**
	 * @param kind oidc, or ldap: its people type name and password into our own form
	 * @param start where the browser goes; absent for a directory
	 */
	record Way(String id, String name, String kind, @Nullable String start) {}

	/** What the sign-in page offers; asked for before anybody is signed in. */
	@GetMapping
	@OpenToAll
	Ways list() {
		return new Ways(properties.passwords(), Stream.concat(
				properties.providers().stream().map(provider -> new Way(provider.id(), provider.name(), "oidc",
						"/api/v1/auth/providers/" + provider.id() + "/authorization")),
				properties.directories().stream().map(directory -> new Way(directory.id(), directory.name(), "ldap", null))).toList());
	}

	/**
	 * Open, since nobody is signed in yet.
	 *
	 * @param returnTo a path of ours; anything else leads to the first page
	 * @param again to prove once more who they are, before something dangerous
	 */
	@GetMapping("/{id}/authorization")
	@OpenToAll
	ResponseEntity<Void> begin(@PathVariable String id, @RequestParam(name = "return_to", required = false) @Nullable String returnTo,
			@RequestParam(defaultValue = "false") boolean again, HttpServletRequest request) {
		return orLogin(request, () -> {
			Attempt attempt = Attempt.begin(id, returnTo, again, null, clock.instant());
			return seeOther(providers.authorization(attempt), attempts.holding(attempt, request));
		});
	}

	/** Open, since nobody is signed in yet; what counts is the provider's code and the cookie of the browser that began. */
	@GetMapping("/{id}/callback")
	@OpenToAll
	ResponseEntity<Void> comeBack(@PathVariable String id, @RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String code, @RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String iss,
			@CookieValue(name = AttemptCookie.NAME, required = false) @Nullable String cookie, HttpServletRequest request) {
		return orLogin(request, () -> {
			Attempt attempt = attempts.take(cookie).filter(begun -> begun.provider().equals(id) && isSame(begun.state(), state))
					.orElseThrow(() -> FederationProblem.SIGN_IN_INTERRUPTED.because("This browser has not begun this sign-in. Begin again."));
			if (code == null) {
				throw FederationProblem.PROVIDER_REFUSED.because("The provider says " + (error == null ? "nothing" : error.replaceAll("[^a-z_]", "")) + ".");
			}
			return finish(attempt, providers.redeem(code, iss, attempt), request);
		});
	}

	private ResponseEntity<Void> finish(Attempt attempt, ExternalPerson person, HttpServletRequest request) {
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
	private ResponseEntity<Void> orLogin(HttpServletRequest request, Supplier<ResponseEntity<Void>> page) {
		try {
			return page.get();
		} catch (ProblemException failed) {
			return seeOther(URI.create(LOGIN + "?problem=" + failed.problem().slug()), attempts.gone(request));
		}
	}

	private static ResponseEntity<Void> seeOther(URI where, HttpHeaders headers) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).headers(headers).cacheControl(CacheControl.noStore())
				.location(where).build();
	}

	private static boolean isSame(String expected, @Nullable String given) {
		return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}
}
