package io.mirage.auth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** The caller's passkeys. */
@RestController
@RequestMapping("/api/v1/auth/passkeys")
class PasskeyController {

	private final PasskeySignIn signIn;
	private final Passkeys passkeys;
	private final Accounts accounts;
	private final SecurityLog log;

	PasskeyController(PasskeySignIn signIn, Passkeys passkeys, Accounts accounts, SecurityLog log) {
		this.signIn = signIn;
		this.passkeys = passkeys;
		this.accounts = accounts;
		this.log = log;
	}

	/** @param backup whether its maker may copy it to other devices */
	record PasskeyView(UUID id, String name, boolean backup, List<String> transports, Instant createdAt, @Nullable Instant lastUsedAt) {

		static PasskeyView of(Passkeys.Passkey key) {
			return new PasskeyView(key.id(), key.name(), key.backup(), key.transports(), key.createdAt(), key.lastUsedAt());
		}
	}

	/** @param ticket that came with the question */
	record NewPasskey(@NotBlank @Size(max = 4000) String ticket, @NotBlank @Size(max = 100) String name,
			@NotNull @Valid WebAuthentication.Created credential) {}

	@GetMapping
	@Needs(Permission.ACCOUNT_READ)
	Listing<PasskeyView> list(Caller caller) {
		return Listing.of(passkeys.of(caller.accountId()).stream().map(PasskeyView::of).toList());
	}

	/** What {@code navigator.credentials.create} is called with, by {@code PublicKeyCredential.parseCreationOptionsFromJSON}. */
	@PostMapping("/options")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	PasskeySignIn.Asked<WebAuthentication.Creation> ask(Caller caller) {
		return signIn.askForNew(accounts.findById(caller.accountId())
				.orElseThrow(() -> AuthProblem.SESSION_ENDED.because("The account is gone.")));
	}

	@PostMapping
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	ResponseEntity<PasskeyView> add(Caller caller, @Valid @RequestBody NewPasskey wish) {
		Passkeys.Passkey added = signIn.add(caller.accountId(), wish.ticket(), wish.credential(),
				wish.name().strip());
		return ResponseEntity.created(URI.create("/api/v1/auth/passkeys/" + added.id())).body(PasskeyView.of(added));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Caller caller, @PathVariable UUID id) {
		if (!passkeys.remove(caller.accountId(), id)) {
			throw AuthProblem.UNKNOWN_PASSKEY.because("There is no passkey " + id + ".");
		}
		log.note(SecurityLog.Incident.PASSKEY_REMOVED, caller.accountId(), id.toString());
	}
}
