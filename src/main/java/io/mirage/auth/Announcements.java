package io.mirage.auth;

import java.time.Clock;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountRegistered;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.auth.SigningKeyPublished;
import io.mirage.events.auth.SigningKeyWithdrawn;
import io.mirage.events.platform.RepublishRequested;

/** Tells the other processes what they must know of auth: the keys at every start and twice a day, the rest on request. */
@Component
class Announcements {

	private final SigningKey key;
	private final Accounts accounts;
	private final Sessions sessions;
	private final ApiKeys keys;
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final Clock clock;

	Announcements(SigningKey key, Accounts accounts, Sessions sessions, ApiKeys keys, ApplicationEventPublisher events,
			TransactionTemplate transaction, Clock clock) {
		this.key = key;
		this.accounts = accounts;
		this.sessions = sessions;
		this.keys = keys;
		this.events = events;
		this.transaction = transaction;
		this.clock = clock;
	}

	@EventListener
	void on(ApplicationStartedEvent event) {
		announceKey();
	}

	@Scheduled(fixedRateString = "12h", initialDelayString = "12h")
	void announceAgain() {
		announceKey();
	}

	/** A new key is told at once; it signs a day later. */
	@Scheduled(fixedDelayString = "1h", initialDelayString = "1h")
	void renewKey() {
		if (key.renew()) {
			announceKey();
		}
	}

	private void announceKey() {
		transaction.executeWithoutResult(status -> publishKeys());
	}

	/** Idempotent: repeats what is. */
	@ApplicationModuleListener
	void on(RepublishRequested request) {
		switch (request.event()) {
			case "SigningKeyPublished" -> publishKeys();
			case "SigningKeyWithdrawn" -> key.withdrawn().forEach(this::publish);
			case "AccountRegistered" -> accounts.findAll().forEach(this::publish);
			case "AccountStateChanged" -> accounts.findChanged().forEach(this::publishState);
			case "ApiKeyPublished" -> keys.announceAll();
			case "SessionEnded" -> sessions.announceEndings();
			default -> { }
		}
	}

	/** To be called in the transaction that called it back. */
	void publish(SigningKey.Withdrawn withdrawn) {
		events.publishEvent(new SigningKeyWithdrawn(EventHeader.of(withdrawn.id(), OrganisationId.DEFAULT, clock), withdrawn.id(),
				withdrawn.notAfter()));
	}

	/** To be called in the transaction that stored the account. */
	void publish(Account account) {
		events.publishEvent(new AccountRegistered(EventHeader.of(account.id(), account.organisationId(), clock), account.id(),
				account.username(), account.email(), account.displayName(), account.roles()));
	}

	/** To be called in the transaction that changed it. */
	void publishState(Account account) {
		events.publishEvent(new AccountStateChanged(EventHeader.of(account.id(), account.organisationId(), clock), account.id(),
				account.roles(), account.active(), account.version()));
	}

	/** Those that count, as they are now. */
	void publishKeys() {
		key.known().forEach(known -> events.publishEvent(new SigningKeyPublished(
				EventHeader.of(known.id(), OrganisationId.DEFAULT, clock), known.id(), known.publicKey(), known.notAfter())));
	}
}
