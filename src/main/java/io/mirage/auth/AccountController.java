package io.mirage.auth;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** Accounts of the caller's organisation, people's and services', for those who administrate them. */
@RestController
@RequestMapping("/api/v1/auth/accounts")
class AccountController {

	static final String USERNAME = "[\\p{L}\\p{N}._@+-]{2,100}";
	static final String USERNAME_RULE = "must be 2 to 100 letters, digits or . _ @ + -";

	private final Accounts accounts;
	private final AccountAdministration administration;

	AccountController(Accounts accounts, AccountAdministration administration) {
		this.accounts = accounts;
		this.administration = administration;
	}

	/** @param kind person or service */
	record AccountView(AccountId id, String username, String email, String displayName, List<String> roles, boolean active,
			String kind, @Nullable String oneTimePassword) {

		static AccountView of(Account account, @Nullable String oneTimePassword) {
			return new AccountView(account.id(), account.username(), account.email(), account.displayName(), account.roles(),
					account.active(), account.kind().name().toLowerCase(Locale.ROOT), oneTimePassword);
		}
	}

	/** @param kind person if absent */
	record NewAccount(@NotBlank @Pattern(regexp = USERNAME, message = USERNAME_RULE) String username,
			@Nullable @Email @Size(max = 200) String email, @Nullable @Size(max = 100) String displayName,
			@NotEmpty @Size(max = 10) List<String> roles, @Nullable @Pattern(regexp = "person|service") String kind) {

		AccountAdministration.NewAccount toWish() {
			return new AccountAdministration.NewAccount(username, email == null ? "" : email,
					displayName == null || displayName.isBlank() ? username : displayName, List.copyOf(roles),
					"service".equals(kind) ? Account.Kind.SERVICE : Account.Kind.PERSON);
		}
	}

	/** What is absent stays. */
	record AccountChange(@Nullable @Size(min = 1, max = 10) List<String> roles, @Nullable Boolean active) {}

	@GetMapping
	@Needs(Permission.USER_READ)
	Page<AccountView> list(Caller caller, PageQuery query) {
		List<AccountView> data = accounts.page(caller.organisationId(), query).stream()
				.map(account -> AccountView.of(account, null)).toList();
		return Page.of(data, accounts.count(caller.organisationId()), query);
	}

	@GetMapping("/{id}")
	@Needs(Permission.USER_READ)
	AccountView get(Caller caller, @PathVariable AccountId id) {
		return AccountView.of(administration.find(id, caller), null);
	}

	/** The answer holds a password for the first sign-in, which nobody can ask for again. */
	@PostMapping
	@Needs(Permission.USER_WRITE)
	@Confirmed
	ResponseEntity<AccountView> create(Caller caller, @Valid @RequestBody NewAccount wish) {
		AccountAdministration.Created created = administration.create(wish.toWish(), caller);
		return ResponseEntity.created(URI.create("/api/v1/auth/accounts/" + created.account().id()))
				.body(AccountView.of(created.account(), created.oneTimePassword()));
	}

	@PatchMapping("/{id}")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	AccountView change(Caller caller, @PathVariable AccountId id, @Valid @RequestBody AccountChange wish) {
		return AccountView.of(administration.change(id, new AccountAdministration.Change(wish.roles(), wish.active()), caller), null);
	}

	@DeleteMapping("/{id}/sessions")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void endSessions(Caller caller, @PathVariable AccountId id) {
		administration.endSessions(id, caller);
	}
}
