package io.mirage.discovery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** What operators watch: instances by state, as of the last sweep. */
@Component
class DiscoveryMetrics {

	private final Map<InstanceState, Long> instances = new ConcurrentHashMap<>();

	DiscoveryMetrics(MeterRegistry registry) {
		for (InstanceState state : InstanceState.values()) {
			Gauge.builder("mirage.discovery.instances", instances, counts -> counts.getOrDefault(state, 0L))
					.tag("state", state.label()).register(registry);
		}
	}

	void show(List<InstanceState> states) {
		for (InstanceState state : InstanceState.values()) {
			instances.put(state, states.stream().filter(state::equals).count());
		}
	}
}
