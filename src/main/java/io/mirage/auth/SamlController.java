package io.mirage.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import io.mirage.auth.federation.Attempt;
import io.mirage.auth.federation.FederationProblem;
import io.mirage.auth.federation.SamlAnswer;
import io.mirage.auth.federation.SamlProviders;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.web.PlatformProblem;

/**
 * Takes what a SAML provider lets the browser post. Such a request comes from a foreign page and brings no cookie of ours,
 * so what was verified goes sealed through the address of a second one, which does: only the browser that began gets in.
 */
@RestController
@RequestMapping("/api/v1/auth/providers/{id}")
class SamlController {

	private static final String PURPOSE = "coming back from a SAML provider";
	/** The browser is on its way already. */
	private static final Duration LIFE = Duration.ofMinutes(2);
	private static final Duration SKEW = Duration.ofMinutes(1);
	private static final int LONGEST = 512 * 1024;

	private final SamlProviders providers;
	private final Tickets tickets;
	private final AttemptCookie attempts;
	private final FederatedReturn back;

	SamlController(SamlProviders providers, Tickets tickets, AttemptCookie attempts, FederatedReturn back) {
		this.providers = providers;
		this.tickets = tickets;
		this.attempts = attempts;
		this.back = back;
	}

	/** Describes this installation to the provider; nothing of it is secret. */
	@GetMapping(path = "/metadata", produces = "application/samlmetadata+xml")
	@OpenToAll
	ResponseEntity<byte[]> metadata(@PathVariable String id) {
		return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/samlmetadata+xml"))
				.body(providers.metadata(id).getBytes(StandardCharsets.UTF_8));
	}

	/** Open, since nobody is signed in yet; what counts is the provider's signature. An assertion is taken once. */
	@PostMapping(path = "/assertion", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	@OpenToAll
	ResponseEntity<Void> take(@PathVariable String id, @RequestParam("SAMLResponse") String response, HttpServletRequest request) {
		if (response.length() > LONGEST) {
			throw PlatformProblem.INVALID_INPUT.because("SAMLResponse is longer than " + LONGEST + " characters.");
		}
		return back.orLogin(request, () -> {
			SamlAnswer answer = providers.read(id, response);
			if (!tickets.spend(idOf(answer), answer.until())) {
				throw FederationProblem.PROVIDER_NOT_TRUSTED.because("The answer has been used before.");
			}
			return FederatedReturn.seeOther(completion(id, tickets.issue(PURPOSE, answer, LIFE)), HttpHeaders.EMPTY);
		});
	}

	/** Open, since nobody is signed in yet; the ticket and the cookie of the browser that began belong together. */
	@GetMapping("/completion")
	@OpenToAll
	ResponseEntity<Void> comeBack(@PathVariable String id, @RequestParam(defaultValue = "") String ticket,
			@CookieValue(name = AttemptCookie.NAME, required = false) @Nullable String cookie, HttpServletRequest request) {
		return back.orLogin(request, () -> {
			SamlAnswer answer = tickets.open(PURPOSE, ticket, SamlAnswer.class).filter(tickets::spend).map(Tickets.Opened::content)
					.orElseThrow(SamlController::interrupted);
			Attempt attempt = attempts.take(cookie).filter(begun -> begun.provider().equals(id) && answer.answers(begun))
					.orElseThrow(SamlController::interrupted);
			if (attempt.again() && answer.person().provedAt().isBefore(attempt.startedAt().minus(SKEW))) {
				throw FederationProblem.PROVIDER_NOT_TRUSTED.because("The provider has not asked anew.");
			}
			return back.finish(attempt, answer.person(), request);
		});
	}

	private static URI completion(String id, String ticket) {
		return UriComponentsBuilder.fromPath("/api/v1/auth/providers/{id}/completion").queryParam("ticket", "{ticket}").encode()
				.buildAndExpand(id, ticket).toUri();
	}

	private static RuntimeException interrupted() {
		return FederationProblem.SIGN_IN_INTERRUPTED.because("This browser has not begun this sign-in. Begin again.");
	}

	/** The same for the same assertion of the same provider. */
	private static UUID idOf(SamlAnswer answer) {
		return UUID.nameUUIDFromBytes((answer.provider() + "\n" + answer.assertion()).getBytes(StandardCharsets.UTF_8));
	}
}
