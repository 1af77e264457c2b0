package io.mirage.auth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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

import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Keys for programs: the caller's own, and those of service accounts. */
@RestController
@RequestMapping("/api/v1/auth")
class ApiKeyController {

	private final ApiKeys keys;
	private final Accounts accounts;
	private final AccountAdministration administration;
	private final AuthProperties properties;
	private final Clock clock;

	ApiKeyController(ApiKeys keys, Accounts accounts, AccountAdministration administration, AuthProperties properties, Clock clock) {
		this.keys = keys;
		this.accounts = accounts;
		this.administration = administration;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param expiresInDays absent for a key that ends only when it is revoked */
	record NewKey(@NotBlank @Size(max = 100) String name, @NotEmpty @Size(max = 100) List<String> permissions,
			@Nullable @Min(1) @Max(3650) Integer expiresInDays) {}

	/** @param secret what the program sends as bearer token; shown this once */
	record NewKeyView(UUID id, String name, String prefix, List<String> permissions, @Nullable Instant expiresAt, String secret) {}

	@GetMapping("/api-keys")
	@Needs(Permission.ACCOUNT_READ)
	Listing<ApiKey> list(Caller caller) {
		return Listing.of(keys.of(caller.accountId()));
	}

	@PostMapping("/api-keys")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	ResponseEntity<NewKeyView> create(Caller caller, @Valid @RequestBody NewKey wish) {
		Account own = accounts.findById(caller.accountId())
				.orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The account is gone."));
		return issue(own, wish, caller);
	}

	@DeleteMapping("/api-keys/{id}")
	@Needs(Permission.ACCOUNT_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(Caller caller, @PathVariable UUID id) {
		revoke(caller.accountId(), id);
	}

	@GetMapping("/accounts/{account}/api-keys")
	@Needs(Permission.USER_READ)
	Listing<ApiKey> listOf(Caller caller, @PathVariable AccountId account) {
		return Listing.of(keys.of(administration.find(account, caller).id()));
	}

	/** For services alone: nobody makes a key that acts in another person's name. */
	@PostMapping("/accounts/{account}/api-keys")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	ResponseEntity<NewKeyView> createFor(Caller caller, @PathVariable AccountId account, @Valid @RequestBody NewKey wish) {
		Account service = administration.find(account, caller);
		if (service.kind() != Account.Kind.SERVICE) {
			throw AuthProblem.BEYOND_OWN_PERMISSIONS.because(service.username() + " is a person, who makes their keys themselves.");
		}
		return issue(service, wish, caller);
	}

	@DeleteMapping("/accounts/{account}/api-keys/{id}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revokeOf(Caller caller, @PathVariable AccountId account, @PathVariable UUID id) {
		revoke(administration.find(account, caller).id(), id);
	}

	private ResponseEntity<NewKeyView> issue(Account owner, NewKey wish, Caller caller) {
		Set<Permission> permissions = permissions(wish.permissions());
		AccountAdministration.checkWithin(permissions, caller);
		if (keys.countOf(owner.id()) >= properties.maxApiKeys()) {
			throw AuthProblem.TOO_MANY_KEYS.because("An account has at most " + properties.maxApiKeys() + " keys. Revoke one.");
		}
		Instant expiry = wish.expiresInDays() == null ? null : clock.instant().plus(Duration.ofDays(wish.expiresInDays()));
		ApiKeys.Issued issued = keys.issue(owner, wish.name().strip(), permissions, expiry);
		ApiKey key = issued.key();
		return ResponseEntity.created(URI.create("/api/v1/auth/api-keys/" + key.id()))
				.body(new NewKeyView(key.id(), key.name(), key.prefix(), key.permissions(), key.expiresAt(), issued.secret()));
	}

	private void revoke(AccountId account, UUID id) {
		if (!keys.revoke(account, id)) {
			throw AuthProblem.UNKNOWN_KEY.because("There is no key " + id + ".");
		}
	}

	private static Set<Permission> permissions(List<String> ids) {
		Set<Permission> wanted = new HashSet<>();
		for (String id : ids) {
			Permission permission = Permission.find(id).filter(Permission::isForKeys).orElseThrow(() -> AuthProblem.UNKNOWN_PERMISSION
					.because("'" + id + "' is not a permission that a key can have."));
			wanted.add(permission);
		}
		return wanted;
	}
}
