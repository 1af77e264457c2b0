package io.mirage.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.auth.federation.Attempt;
import io.mirage.auth.federation.FederationProblem;
import io.mirage.auth.federation.IdentitySource;
import io.mirage.auth.federation.OpenIdProviders;
import io.mirage.auth.federation.Providers;
import io.mirage.auth.federation.SignInProperties;
import io.mirage.platform.security.OpenToAll;

/** Signing in with a provider: the browser goes there and comes back. Its pages are answered by other pages, not by JSON. */
@RestController
@RequestMapping("/api/v1/auth/providers")
class ProviderController {

	private final SignInProperties properties;
	private final Providers providers;
	private final OpenIdProviders openId;
	private final AttemptCookie attempts;
	private final FederatedReturn back;
	private final Clock clock;

	ProviderController(SignInProperties properties, Providers providers, OpenIdProviders openId, AttemptCookie attempts, FederatedReturn back,
			Clock clock) {
		this.properties = properties;
		this.providers = providers;
		this.openId = openId;
		this.attempts = attempts;
		this.back = back;
		this.clock = clock;
	}

	/** @param passwords whether passwords kept here open anything */
	record Ways(boolean passwords, List<Way> data) {}

	/**
	 * @param kind oidc, saml, or ldap: its people type name and password into our own form
	 * @param start where the browser goes; absent for a directory
	 */
	record Way(String id, String name, String kind, @Nullable String start) {}

	/** What the sign-in page offers; asked for before anybody is signed in. */
	@GetMapping
	@OpenToAll
	Ways list() {
		return new Ways(properties.passwords(), Stream.of(
				properties.providers().stream().map(provider -> visited(provider, "oidc")),
				properties.samlProviders().stream().map(provider -> visited(provider, "saml")),
				properties.directories().stream().map(directory -> new Way(directory.id(), directory.name(), "ldap", null)))
				.flatMap(ways -> ways).toList());
	}

	private static Way visited(IdentitySource provider, String kind) {
		return new Way(provider.id(), provider.name(), kind, "/api/v1/auth/providers/" + provider.id() + "/authorization");
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
		return back.orLogin(request, () -> {
			Attempt attempt = Attempt.begin(id, returnTo, again, null, clock.instant());
			return FederatedReturn.seeOther(providers.authorization(attempt), attempts.holding(attempt, request));
		});
	}

	/** Open, since nobody is signed in yet; what counts is the provider's code and the cookie of the browser that began. */
	@GetMapping("/{id}/callback")
	@OpenToAll
	ResponseEntity<Void> comeBack(@PathVariable String id, @RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String code, @RequestParam(required = false) @Nullable String error,
			@RequestParam(required = false) @Nullable String iss,
			@CookieValue(name = AttemptCookie.NAME, required = false) @Nullable String cookie, HttpServletRequest request) {
		return back.orLogin(request, () -> {
			Attempt attempt = attempts.take(cookie).filter(begun -> begun.provider().equals(id) && isSame(begun.state(), state))
					.orElseThrow(() -> FederationProblem.SIGN_IN_INTERRUPTED.because("This browser has not begun this sign-in. Begin again."));
			if (code == null) {
				throw FederationProblem.PROVIDER_REFUSED.because("The provider says " + (error == null ? "nothing" : error.replaceAll("[^a-z_]", "")) + ".");
			}
			return back.finish(attempt, openId.redeem(code, iss, attempt), request);
		});
	}

	private static boolean isSame(String expected, @Nullable String given) {
		return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
	}
}
