package io.mirage.auth;

import java.time.Instant;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Confirmed;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** The keys behind all access tokens, for the day on which one of them may be in other hands. */
@RestController
@RequestMapping("/api/v1/auth/signing-keys")
class SigningKeyController {

	private final SigningKey keys;
	private final Announcements announcements;
	private final SecurityLog log;
	private final TransactionTemplate transaction;

	SigningKeyController(SigningKey keys, Announcements announcements, SecurityLog log, TransactionTemplate transaction) {
		this.keys = keys;
		this.announcements = announcements;
		this.log = log;
		this.transaction = transaction;
	}

	/**
	 * @param signs whether new tokens are signed with it
	 * @param notAfter when nothing it has signed is good any more
	 */
	record View(String id, boolean signs, Instant notAfter) {}

	@GetMapping
	@Needs(Permission.PLATFORM_WRITE)
	Listing<View> list() {
		String signing = keys.id();
		return Listing.of(keys.known().stream().map(key -> new View(key.id(), key.id().equals(signing), key.notAfter())).toList());
	}

	/**
	 * Calls the key back: within seconds no process accepts what it has signed, and another key signs. Browsers get a new
	 * token by their refresh cookie and notice nothing.
	 */
	@DeleteMapping("/{id}")
	@Needs(Permission.PLATFORM_WRITE)
	@Confirmed
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void withdraw(Caller caller, @PathVariable String id) {
		transaction.executeWithoutResult(status -> {
			announcements.publish(keys.withdraw(id)
					.orElseThrow(() -> AuthProblem.UNKNOWN_SIGNING_KEY.because("There is no key '" + id + "' that could be called back.")));
			announcements.publishKeys();
			log.note(SecurityLog.Incident.SIGNING_KEY_WITHDRAWN, caller.accountId(), "key " + id);
		});
	}
}
