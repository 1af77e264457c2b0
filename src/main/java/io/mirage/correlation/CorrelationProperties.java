package io.mirage.correlation;

import java.time.Duration;
import java.util.Set;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of correlation.
 *
 * @param maxEntities how many entities of a scan the rules look at, about half a kilobyte of memory each; of a larger scan
 *            they see the first ones by type and value, conclude nothing from absence, and a finding says so
 * @param maxRelationships how many relationships of a scan the rules look at; beyond, the same holds
 * @param maxFindingsPerRule how many findings one rule may raise in one scan; beyond, a finding says so
 * @param disabledRules ids of rules that do not run
 * @param liveInterval how often running scans are looked at; of a large one it takes longer, at most a twentieth of the time
 *            is spent on it
 * @param overdue how long results of a finished scan may be missing before the module counts as unhealthy
 * @param hubDegree an entity with more relationships than this is an end of paths, never a station: through a content
 *            network's address everything is connected with everything
 * @param maxPathLength how many relationships a path may have
 * @param maxVisited how many entities one question to the graph may visit
 */
@Validated
@ConfigurationProperties("mirage.correlation")
record CorrelationProperties(@DefaultValue("100000") @Min(1) int maxEntities,
		@DefaultValue("300000") @Min(1) int maxRelationships, @DefaultValue("1000") @Min(1) int maxFindingsPerRule,
		@DefaultValue Set<String> disabledRules, @DefaultValue("5s") Duration liveInterval,
		@DefaultValue("10m") Duration overdue,
		@DefaultValue("1000") @Min(1) int hubDegree, @DefaultValue("12") @Min(1) @Max(50) int maxPathLength,
		@DefaultValue("50000") @Min(2) int maxVisited) {

	CorrelationProperties {
		disabledRules = Set.copyOf(disabledRules);
	}
}
