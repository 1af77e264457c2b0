package io.mirage.platform.security;

import java.time.Clock;
import java.util.List;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.auth.ApiKeyPublished;
import io.mirage.events.auth.SessionEnded;
import io.mirage.events.auth.SigningKeyWithdrawn;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.platform.modules.DeploymentUnit;

/** Learns which keys open what and which tokens count no more; asks at the start for what a new process has missed. */
@Component
class AccessListener {

	private final KnownKeys keys;
	private final Standing standing;
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final DeploymentUnit unit;
	private final Clock clock;

	AccessListener(KnownKeys keys, Standing standing, ApplicationEventPublisher events, TransactionTemplate transaction,
			DeploymentUnit unit, Clock clock) {
		this.keys = keys;
		this.standing = standing;
		this.events = events;
		this.transaction = transaction;
		this.unit = unit;
		this.clock = clock;
	}

	/** Idempotent: by the key's version. */
	@ApplicationModuleListener
	void on(ApiKeyPublished event) {
		keys.remember(event);
	}

	/** Idempotent: a session ends once. */
	@ApplicationModuleListener
	void on(SessionEnded event) {
		standing.remember(event);
	}

	/** Idempotent: by the account's version. */
	@ApplicationModuleListener
	void on(AccountStateChanged event) {
		standing.remember(event);
	}

	/** Idempotent: a key is called back once. */
	@ApplicationModuleListener
	void on(SigningKeyWithdrawn event) {
		standing.remember(event);
	}

	@EventListener
	void on(ApplicationStartedEvent event) {
		transaction.executeWithoutResult(status -> List.of(ApiKeyPublished.class, SessionEnded.class, AccountStateChanged.class,
				SigningKeyWithdrawn.class)
				.forEach(type -> events.publishEvent(new RepublishRequested(
						EventHeader.of(unit.instanceId(), OrganisationId.DEFAULT, clock), type.getSimpleName(), unit.instanceId()))));
	}
}
