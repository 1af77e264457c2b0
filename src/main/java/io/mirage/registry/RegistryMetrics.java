package io.mirage.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import io.mirage.events.registry.CollectorState;

/** What operators watch: collectors by state, and how often the catalogue changes. */
@Component
class RegistryMetrics {

	private final Counter changes;
	private final Map<CollectorState, Long> collectors = new ConcurrentHashMap<>();

	RegistryMetrics(MeterRegistry registry) {
		changes = registry.counter("mirage.registry.catalogue.changes");
		Arrays.stream(CollectorState.values()).forEach(state -> Gauge
				.builder("mirage.registry.collectors", collectors, counts -> counts.getOrDefault(state, 0L))
				.tag("state", state.label())
				.register(registry));
	}

	void changed(List<RegisteredCollector> all) {
		changes.increment();
		show(all);
	}

	void show(List<RegisteredCollector> all) {
		for (CollectorState state : CollectorState.values()) {
			collectors.put(state, all.stream().filter(collector -> collector.state() == state).count());
		}
	}
}
