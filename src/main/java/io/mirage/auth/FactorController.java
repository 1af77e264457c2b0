package io.mirage.auth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
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

/** The caller's second factor: enrolment in two steps, recovery codes, removal. */
@RestController
@RequestMapping("/api/v1/auth")
class FactorController {

	private static final String ISSUER = "Mirage";

	private final SecondFactors factors;
	private final AccountAdministration administration;

	FactorController(SecondFactors factors, AccountAdministration administration) {
		this.factors = factors;
		this.administration = administration;
	}

	record Factors(boolean totp, int recoveryCodesLeft) {}

	/** @param uri for the QR code that apps read */
	record Enrolment(String secret, String uri) {}

	record Code(@NotBlank @Size(max = 40) String code) {}

	record RecoveryCodes(List<String> recoveryCodes) {}

	@GetMapping("/factors")
	@Needs(Permission.ACCOUNT_READ)
	Factors show(Caller caller) {
		return new Factors(factors.isEnrolled(caller.accountId()), factors.recoveryCodesLeft(caller.accountId()));
	}

	@PostMapping("/factors/totp")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	Enrolment begin(Caller caller) {
		String secret = factors.begin(caller.accountId())
				.orElseThrow(() -> AuthProblem.FACTOR_ENROLLED.because("Remove the present authenticator app first."));
		String label = ISSUER + ":" + URLEncoder.encode(caller.username(), StandardCharsets.UTF_8);
		return new Enrolment(secret, "otpauth://totp/" + label + "?secret=" + secret + "&issuer=" + ISSUER + "&digits=" + Totp.DIGITS
				+ "&period=" + Totp.STEP.toSeconds());
	}

	/** From now on signing in asks for a code. */
	@PostMapping("/factors/totp/confirmation")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	RecoveryCodes confirm(Caller caller, @Valid @RequestBody Code wish) {
		List<String> codes = factors.confirm(caller.accountId(), wish.code());
		if (codes.isEmpty()) {
			throw AuthProblem.FACTOR_NOT_CONFIRMED.because("The code does not belong to the secret that was shown.");
		}
		return new RecoveryCodes(codes);
	}

	@PostMapping("/factors/recovery-codes")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	RecoveryCodes renew(Caller caller) {
		if (!factors.isEnrolled(caller.accountId())) {
			throw AuthProblem.NO_FACTOR.because("Recovery codes replace an authenticator app, and none is enrolled.");
		}
		return new RecoveryCodes(factors.newRecoveryCodes(caller.accountId()));
	}

	@DeleteMapping("/factors/totp")
	@Needs(Permission.ACCOUNT_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(Caller caller) {
		factors.remove(caller.accountId());
	}

	/** For somebody who has lost phone and recovery codes. */
	@DeleteMapping("/accounts/{account}/factors")
	@Needs(Permission.USER_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeOf(Caller caller, @PathVariable AccountId account) {
		factors.remove(administration.findWithin(account, caller).id());
	}
}
