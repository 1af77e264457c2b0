package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.CallerToken;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** Where the caller is signed in, and how to end it there. */
@RestController
@RequestMapping("/api/v1/auth/sessions")
class DeviceController {

	private final Sessions sessions;

	DeviceController(Sessions sessions) {
		this.sessions = sessions;
	}

	/** @param current whether this request belongs to it */
	record DeviceView(UUID id, Instant startedAt, @Nullable Instant lastSeenAt, Instant expiresAt, @Nullable String address,
			@Nullable String userAgent, List<String> methods, boolean current) {}

	@GetMapping
	@Needs(Permission.ACCOUNT_READ)
	Listing<DeviceView> list(CallerToken caller) {
		return Listing.of(sessions.of(caller.caller().accountId()).stream()
				.map(device -> new DeviceView(device.id(), device.startedAt(), device.lastSeenAt(), device.expiresAt(),
						device.address(), device.userAgent(), device.methods(), device.id().equals(caller.proof().session())))
				.toList());
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.ACCOUNT_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void end(CallerToken caller, @PathVariable UUID id) {
		if (!sessions.end(caller.caller().accountId(), id)) {
			throw AuthProblem.UNKNOWN_SESSION.because("There is no session " + id + ".");
		}
	}

	/** All but the one that asks. */
	@DeleteMapping
	@Needs(Permission.ACCOUNT_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void endOthers(CallerToken caller) {
		sessions.endOthers(caller.caller().accountId(), caller.proof().session());
	}
}
