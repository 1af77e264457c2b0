package io.mirage.auth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.OpenToAll;
import io.mirage.platform.security.Permission;

/** Forgotten passwords and proved addresses, both by a link in a mail. */
@RestController
@RequestMapping("/api/v1/auth")
class RecoveryController {

	private final Recovery recovery;

	RecoveryController(Recovery recovery) {
		this.recovery = recovery;
	}

	/** @param login username or e-mail address */
	record Forgotten(@NotBlank @Size(max = 200) String login) {}

	record ResetPassword(@NotBlank @Size(max = 100) String token, @NotNull @Size(max = 1000) String newPassword) {}

	record Proof(@NotBlank @Size(max = 100) String token) {}

	/** Open, since who has forgotten the password is not signed in. The answer is the same whoever is meant. */
	@PostMapping("/password-resets")
	@OpenToAll
	@ResponseStatus(HttpStatus.ACCEPTED)
	void forgotten(@Valid @RequestBody Forgotten wish) {
		recovery.forgotten(wish.login());
	}

	/** Open, since the link says who it is. */
	@PostMapping("/password-resets/completion")
	@OpenToAll
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void reset(@Valid @RequestBody ResetPassword wish) {
		recovery.reset(wish.token(), wish.newPassword());
	}

	@PostMapping("/email-verification")
	@Needs(Permission.ACCOUNT_WRITE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void askToVerify(Caller caller) {
		recovery.askToVerify(caller.accountId());
	}

	/** Open, since the mail may be read on another device. */
	@PostMapping("/email-verification/completion")
	@OpenToAll
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void verify(@Valid @RequestBody Proof proof) {
		recovery.verify(proof.token());
	}
}
