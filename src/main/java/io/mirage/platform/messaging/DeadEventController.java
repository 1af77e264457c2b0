package io.mirage.platform.messaging;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.messaging.DeadEvents.DeadEvent;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.platform.web.PlatformProblem;

/** Lets an administrator look at the events this process has given up, and try them once more. */
@RestController
@RequestMapping("/api/v1/platform/dead-events")
class DeadEventController {

	private final DeadEvents events;

	DeadEventController(DeadEvents events) {
		this.events = events;
	}

	@GetMapping
	@Needs(Permission.PLATFORM_WRITE)
	Listing<DeadEvent> list(Caller caller) {
		return Listing.of(events.newest());
	}

	@PostMapping("/{id}/retry")
	@Needs(Permission.PLATFORM_WRITE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void retry(Caller caller, @PathVariable UUID id) {
		if (!events.retry(id)) {
			throw PlatformProblem.NOT_FOUND.because("No dead event has the id " + id + ".");
		}
	}
}
