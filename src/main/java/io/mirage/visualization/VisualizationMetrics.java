package io.mirage.visualization;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** What operators watch: graphs and nodes drawn, and how long a layout takes. */
@Component
class VisualizationMetrics {

	private final Counter graphs;
	private final Counter nodes;
	private final Timer layout;

	VisualizationMetrics(MeterRegistry registry) {
		graphs = registry.counter("mirage.visualization.graphs");
		nodes = registry.counter("mirage.visualization.nodes");
		layout = registry.timer("mirage.visualization.layout");
	}

	Sketch timed(Supplier<Sketch> drawing) {
		return layout.record(drawing);
	}

	void drawn(int graphNodes) {
		graphs.increment();
		nodes.increment(graphNodes);
	}
}
