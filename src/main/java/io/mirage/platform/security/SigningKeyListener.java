package io.mirage.platform.security;

import java.time.Clock;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.SigningKeyPublished;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.modules.DeploymentUnit;

/** Learns new keys as they are announced, and asks at the start for those announced while the process was down. */
@Component
class SigningKeyListener {

	private final SigningKeys keys;
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final DeploymentUnit unit;
	private final Clock clock;

	SigningKeyListener(SigningKeys keys, ApplicationEventPublisher events, TransactionTemplate transaction,
			DeploymentUnit unit, Clock clock) {
		this.keys = keys;
		this.events = events;
		this.transaction = transaction;
		this.unit = unit;
		this.clock = clock;
	}

	/** Idempotent: a key is stored under its id. */
	@ApplicationModuleListener
	void on(SigningKeyPublished event) {
		keys.remember(event);
	}

	@EventListener
	void on(ApplicationStartedEvent event) {
		var request = new RepublishRequested(EventHeader.of(unit.instanceId(), OrganisationId.DEFAULT, clock),
				SigningKeyPublished.class.getSimpleName(), unit.instanceId());
		transaction.executeWithoutResult(status -> events.publishEvent(request));
	}
}
