package io.mirage.visualization;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

import io.mirage.platform.readmodel.ScanFacts;

/** Down when results of finished scans have been missing for too long; tells how many graphs are drawn. */
@Component("visualization")
class VisualizationHealth extends AbstractHealthIndicator {

	private final ScanFacts facts;
	private final DrawnGraphs graphs;
	private final VisualizationProperties properties;

	VisualizationHealth(ScanFacts facts, DrawnGraphs graphs, VisualizationProperties properties) {
		super("The visualization schema does not answer");
		this.facts = facts;
		this.graphs = graphs;
		this.properties = properties;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		long overdue = facts.countOverdue(properties.overdue().toSeconds());
		(overdue == 0 ? builder.up() : builder.down()).withDetail("overdue_scans", overdue).withDetail("graphs", graphs.count());
	}
}
