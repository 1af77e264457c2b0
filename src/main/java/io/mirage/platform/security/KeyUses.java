package io.mirage.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.ApiKeysUsed;

/** Tells auth now and then which keys were used: by the minute is exact enough to find those nobody needs. */
@Component
class KeyUses {

	private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final Clock clock;

	KeyUses(ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
		this.events = events;
		this.transaction = transaction;
		this.clock = clock;
	}

	void note(UUID key) {
		uses.put(key, clock.instant());
	}

	@Scheduled(fixedDelayString = "${mirage.key-use-interval:20s}")
	void tell() {
		Map<UUID, Instant> told = new HashMap<>(uses);
		if (told.isEmpty()) {
			return;
		}
		var event = new ApiKeysUsed(EventHeader.of("keys", OrganisationId.DEFAULT, clock), told);
		transaction.executeWithoutResult(status -> events.publishEvent(event));
		told.forEach(uses::remove);
	}
}
