package io.mirage.collection;

import java.time.Clock;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.CollectorsDeclared;
import io.mirage.events.platform.RepublishRequested;

/** Tells which collectors there are, at every start and whenever somebody asks. The same list again does no harm. */
@Component
class CollectorDeclaration {

	private final Collectors collectors;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	CollectorDeclaration(Collectors collectors, ApplicationEventPublisher events, Clock clock) {
		this.collectors = collectors;
		this.events = events;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	void declare() {
		EventHeader header = EventHeader.of("collectors", OrganisationId.DEFAULT, clock);
		events.publishEvent(new CollectorsDeclared(header, collectors.descriptors()));
	}

	@ApplicationModuleListener
	void on(RepublishRequested event) {
		if (event.event().equals(CollectorsDeclared.class.getSimpleName())) {
			declare();
		}
	}
}
