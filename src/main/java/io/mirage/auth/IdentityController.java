package io.mirage.auth;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.auth.federation.Attempt;
import io.mirage.auth.federation.Providers;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Which other systems open the caller's account. */
@RestController
@RequestMapping("/api/v1/auth/identities")
class IdentityController {

	private final Identities identities;
	private final Providers providers;
	private final AttemptCookie attempts;
	private final SecurityLog log;
	private final Clock clock;

	IdentityController(Identities identities, Providers providers, AttemptCookie attempts, SecurityLog log, Clock clock) {
		this.identities = identities;
		this.providers = providers;
		this.attempts = attempts;
		this.log = log;
		this.clock = clock;
	}

	/** @param returnTo the page that the browser shows afterwards */
	record NewIdentity(@NotBlank @Size(max = 40) String provider, @Nullable @Size(max = 2000) String returnTo) {}

	/** @param authorizationUri where the browser has to go */
	record Begun(URI authorizationUri) {}

	@GetMapping
	@Needs(Permission.ACCOUNT_READ)
	Listing<Identities.Identity> list(Caller caller) {
		return Listing.of(identities.of(caller.accountId()));
	}

	/** Begins; whoever comes back from the provider opens the account from then on. */
	@PostMapping
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	ResponseEntity<Begun> begin(Caller caller, @Valid @RequestBody NewIdentity wish, HttpServletRequest request) {
		Attempt attempt = Attempt.begin(wish.provider(), wish.returnTo(), false, caller.accountId(), clock.instant());
		return ResponseEntity.ok().headers(attempts.holding(attempt, request)).body(new Begun(providers.authorization(attempt)));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Caller caller, @PathVariable UUID id) {
		Identities.Identity identity = identities.of(caller.accountId()).stream().filter(own -> own.id().equals(id)).findFirst()
				.orElseThrow(() -> AuthProblem.UNKNOWN_IDENTITY.because("There is no " + id + " among your ways to sign in."));
		if (identity.provisioned()) {
			throw AuthProblem.IDENTITY_NEEDED.because("The account was made for " + identity.display() + " of " + identity.source() + ".");
		}
		identities.remove(identity.id());
		log.note(SecurityLog.Incident.IDENTITY_UNLINKED, caller.accountId(), "from " + identity.display() + " of " + identity.source());
	}
}
