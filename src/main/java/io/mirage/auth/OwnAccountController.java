package io.mirage.auth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.auth.federation.SignInProperties;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** The caller's own account as a whole. */
@RestController
@RequestMapping("/api/v1/auth/account")
class OwnAccountController {

	private final Accounts accounts;
	private final AccountAdministration administration;
	private final AccountExport export;
	private final Erasure erasure;
	private final SessionCookies cookies;
	private final Identities identities;
	private final SignInProperties ways;

	OwnAccountController(Accounts accounts, AccountAdministration administration, AccountExport export, Erasure erasure,
			SessionCookies cookies, Identities identities, SignInProperties ways) {
		this.accounts = accounts;
		this.administration = administration;
		this.export = export;
		this.erasure = erasure;
		this.cookies = cookies;
		this.identities = identities;
		this.ways = ways;
	}

	/** What is absent stays. */
	record Details(@Nullable @Size(min = 1, max = 100) String displayName, @Nullable @Email @Size(min = 3, max = 200) String email) {}

	/** @param ownPassword whether a password kept here opens it, and can be changed */
	record Own(String username, String displayName, String email, boolean emailVerified, boolean ownPassword) {}

	@GetMapping
	@Needs(Permission.ACCOUNT_READ)
	Own show(Caller caller) {
		return view(account(caller));
	}

	/** Another address is nobody's until it is verified. */
	@PatchMapping
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	Own change(Caller caller, @Valid @RequestBody Details wish) {
		return view(administration.describe(account(caller), wish.displayName(), wish.email()));
	}

	@GetMapping("/export")
	@Needs(Permission.ACCOUNT_READ)
	ResponseEntity<AccountExport.AccountData> export(Caller caller) {
		return ResponseEntity.ok().header(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("mirage-account.json").build().toString()).body(export.of(account(caller)));
	}

	/** For good: nobody can undo it. */
	@DeleteMapping
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	ResponseEntity<Void> erase(Caller caller, HttpServletRequest request) {
		erasure.erase(account(caller));
		return ResponseEntity.noContent().headers(cookies.none(request)).build();
	}

	private Own view(Account account) {
		return new Own(account.username(), account.displayName(), account.email(), accounts.isEmailVerified(account.id()),
				ways.passwords() && identities.hasOwnPassword(account.id()));
	}

	private Account account(Caller caller) {
		return accounts.findById(caller.accountId()).orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The account is gone."));
	}
}
