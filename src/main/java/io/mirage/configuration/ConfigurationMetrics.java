package io.mirage.configuration;

import java.util.List;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What operators watch: how many settings there are and how often somebody changes one. */
@Component
class ConfigurationMetrics {

	private final MeterRegistry registry;

	ConfigurationMetrics(MeterRegistry registry, Declarations declarations) {
		this.registry = registry;
		Gauge.builder("mirage.configuration.settings", declarations,
				known -> known.all().values().stream().mapToInt(List::size).sum()).register(registry);
	}

	void changed(String namespace) {
		registry.counter("mirage.configuration.changes", "namespace", namespace).increment();
	}
}
