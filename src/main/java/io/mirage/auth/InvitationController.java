package io.mirage.auth;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

@RestController
@RequestMapping("/api/v1/auth/invitations")
class InvitationController {

	private final Invitations invitations;
	private final Inviting inviting;

	InvitationController(Invitations invitations, Inviting inviting) {
		this.invitations = invitations;
		this.inviting = inviting;
	}

	/** @param organisationId the caller's own if absent */
	record NewInvitation(@NotBlank @Email @Size(max = 200) String email, @NotEmpty @Size(max = 10) List<String> roles,
			@Nullable OrganisationId organisationId) {}

	/** @param token to be handed to the person; shown this once */
	record InvitationView(UUID id, String email, List<String> roles, Instant expiresAt, String token) {}

	record Acceptance(@NotBlank @Size(max = 100) String token, @NotBlank @Pattern(regexp = AccountController.USERNAME,
			message = AccountController.USERNAME_RULE) String username, @Nullable @Size(max = 100) String displayName,
			@NotNull @Size(max = 1000) String password) {}

	record Accepted(AccountId id, String username) {}

	@GetMapping
	@Needs(Permission.USER_READ)
	Listing<Invitation> list(Caller caller) {
		return Listing.of(invitations.open(caller.organisationId()));
	}

	@PostMapping
	@Needs(Permission.USER_WRITE)
	@Confirmed
	ResponseEntity<InvitationView> invite(Caller caller, @Valid @RequestBody NewInvitation wish) {
		Inviting.Issued issued = inviting.invite(wish.email(), wish.roles(),
				wish.organisationId() == null ? caller.organisationId() : wish.organisationId(), caller);
		Invitation invitation = issued.invitation();
		return ResponseEntity.created(URI.create("/api/v1/auth/invitations/" + invitation.id())).body(new InvitationView(
				invitation.id(), invitation.email(), invitation.roles(), invitation.expiresAt(), issued.token()));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.USER_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revoke(Caller caller, @PathVariable UUID id) {
		if (!invitations.revoke(caller.organisationId(), id)) {
			throw AuthProblem.UNKNOWN_INVITATION.because("There is no open invitation " + id + ".");
		}
	}

	/** Whoever has the link has no account yet. */
	@PostMapping("/acceptance")
	@OpenToAll
	@ResponseStatus(HttpStatus.CREATED)
	Accepted accept(@Valid @RequestBody Acceptance wish) {
		Account account = inviting.accept(wish.token(), wish.username(),
				wish.displayName() == null || wish.displayName().isBlank() ? wish.username() : wish.displayName(), wish.password());
		return new Accepted(account.id(), account.username());
	}
}
