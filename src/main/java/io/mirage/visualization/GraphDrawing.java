package io.mirage.visualization;

import java.time.Clock;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.EventHeader;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.visualization.GraphReady;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.ScanFactsComplete;

/**
 * Draws the graph of every scan when its facts are complete. That may be said several times: of two attempts to draw, the
 * store takes one.
 */
@Component
class GraphDrawing {

	private final ScanFacts facts;
	private final GraphReading reading;
	private final DrawnGraphs graphs;
	private final SavedViews views;
	private final VisualizationProperties properties;
	private final VisualizationMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	GraphDrawing(ScanFacts facts, GraphReading reading, DrawnGraphs graphs, SavedViews views, VisualizationProperties properties,
			VisualizationMetrics metrics, ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.reading = reading;
		this.graphs = graphs;
		this.views = views;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(ScanFactsComplete event) {
		facts.hold(event.scanId()).ifPresent(this::draw);
	}

	/** The facts go first: that waits for a drawing under way, whose graph can then be seen and deleted. */
	@ApplicationModuleListener
	void on(ScanDeleted event) {
		facts.forget(event);
		graphs.delete(event.scanId());
		views.forget(event.scanId());
	}

	private void draw(FactScan scan) {
		Graph graph = reading.read(scan);
		Sketch sketch = metrics.timed(() -> graph.draw(properties.iterationsFor(graph.entities().size())));
		if (graphs.store(scan.scanId(), scan.organisationId(), sketch, clock.instant())) {
			metrics.drawn(sketch.totalNodes());
			events.publishEvent(new GraphReady(EventHeader.of(scan.scanId(), scan.organisationId(), clock), scan.scanId(),
					scan.projectId(), sketch.totalNodes(), sketch.totalEdges()));
		}
	}
}
