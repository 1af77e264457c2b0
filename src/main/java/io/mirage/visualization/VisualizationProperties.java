package io.mirage.visualization;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param iterations how often at most the forces between nodes are applied; more gives a calmer picture and takes longer
 * @param nodeSteps how many nodes may be moved in all, so that a large graph is moved fewer times; 0 keeps the rings
 * @param maxEntities how many entities of a scan are drawn, about a kilobyte of memory each; of a larger scan these are the
 *            first ones by type and value, and the picture says that it is not whole
 * @param overdue how long the results of a finished scan may be on their way before the module calls itself unhealthy
 */
@Validated
@ConfigurationProperties("mirage.visualization")
record VisualizationProperties(@DefaultValue("120") @Min(0) int iterations, @DefaultValue("300000") @Min(0) int nodeSteps,
		@DefaultValue("100000") @Min(1) int maxEntities, @DefaultValue("10m") Duration overdue) {

	int iterationsFor(int nodes) {
		return nodes == 0 ? 0 : Math.min(iterations, nodeSteps / nodes);
	}
}
