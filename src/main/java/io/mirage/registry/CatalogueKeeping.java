package io.mirage.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.CollectorsDeclared;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.CatalogueChanged;
import io.mirage.events.registry.CollectorState;

/** Takes over what collection declares and what people decide, and announces the catalogue when it changed by that. */
@Component
class CatalogueKeeping {

	private final Collectors collectors;
	private final RegistryMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	CatalogueKeeping(Collectors collectors, RegistryMetrics metrics, ApplicationEventPublisher events, Clock clock) {
		this.collectors = collectors;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** Collectors that came while this process was away are declared again. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	void askForCollectors() {
		events.publishEvent(new RepublishRequested(header(), "CollectorsDeclared", "registry"));
		metrics.show(collectors.all());
	}

	/** A list older than the one taken over last, or the same again, changes nothing. */
	@ApplicationModuleListener
	void on(CollectorsDeclared event) {
		Collectors.Edition edition = collectors.lock();
		Instant declaredAt = event.header().occurredAt();
		if (declaredAt.isBefore(edition.declaredAt())) {
			return;
		}
		List<RegisteredCollector> changed = changes(event.collectors());
		if (changed.isEmpty() && edition.version() > 0) {
			collectors.store(new Collectors.Edition(edition.version(), declaredAt));
			return;
		}
		collectors.store(changed);
		announceChange(new Collectors.Edition(edition.version(), declaredAt));
	}

	@ApplicationModuleListener
	void on(RepublishRequested event) {
		if (event.event().equals(CatalogueChanged.class.getSimpleName())) {
			long version = collectors.lock().version();
			if (version > 0) {
				announce(version, collectors.all());
			}
		}
	}

	/** @throws io.mirage.platform.web.ProblemException if there is no such collector, or nobody can run it any more */
	@Transactional
	void decide(String id, CollectorState state) {
		Collectors.Edition edition = collectors.lock();
		RegisteredCollector collector = collectors.find(id)
				.orElseThrow(() -> RegistryProblem.UNKNOWN_COLLECTOR.because("There is no collector '" + id + "'."));
		if (!collector.declared()) {
			throw RegistryProblem.NOT_AVAILABLE.because("This installation can no longer run the collector '" + id + "'.");
		}
		if (collector.decided() != state) {
			collectors.store(List.of(collector.decided(state, clock.instant())));
			announceChange(edition);
		}
	}

	private List<RegisteredCollector> changes(List<CollectorDescriptor> declared) {
		Instant now = clock.instant();
		Map<String, RegisteredCollector> known = new HashMap<>();
		collectors.all().forEach(collector -> known.put(collector.id(), collector));
		List<RegisteredCollector> changed = new ArrayList<>();
		for (CollectorDescriptor descriptor : declared) {
			RegisteredCollector before = known.remove(descriptor.id());
			if (before == null) {
				changed.add(RegisteredCollector.declared(descriptor, now));
			} else if (!before.declared() || !before.descriptor().equals(descriptor)) {
				changed.add(before.redeclared(descriptor, now));
			}
		}
		known.values().stream().filter(RegisteredCollector::declared).map(collector -> collector.gone(now)).forEach(changed::add);
		return changed;
	}

	/** Versions follow the clock where they can, so that they go on growing even if the registry's store is lost. */
	private void announceChange(Collectors.Edition before) {
		long version = Math.max(before.version() + 1, clock.millis());
		collectors.store(new Collectors.Edition(version, before.declaredAt()));
		List<RegisteredCollector> all = collectors.all();
		metrics.changed(all);
		announce(version, all);
	}

	private void announce(long version, List<RegisteredCollector> all) {
		events.publishEvent(new CatalogueChanged(header(), version, all.stream().map(RegisteredCollector::entry).toList()));
	}

	private EventHeader header() {
		return EventHeader.of("catalogue", OrganisationId.DEFAULT, clock);
	}
}
