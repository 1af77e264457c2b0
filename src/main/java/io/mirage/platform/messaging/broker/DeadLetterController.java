package io.mirage.platform.messaging.broker;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** Lets an administrator see how many messages the broker's dead letters hold, and send them once more; only where there is a broker. */
@RestController
@RequestMapping("/api/v1/platform/dead-letters")
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class DeadLetterController {

	private final DeadLetters letters;

	record Waiting(long waiting) {}

	record Replayed(int replayed) {}

	DeadLetterController(DeadLetters letters) {
		this.letters = letters;
	}

	@GetMapping
	@Needs(Permission.PLATFORM_WRITE)
	Waiting waiting(Caller caller) {
		return new Waiting(letters.waiting());
	}

	@PostMapping("/replay")
	@Needs(Permission.PLATFORM_WRITE)
	Replayed replay(Caller caller) {
		return new Replayed(letters.replay());
	}
}
