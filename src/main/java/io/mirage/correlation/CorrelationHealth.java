package io.mirage.correlation;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

import io.mirage.platform.readmodel.ScanFacts;

/** Down when results of finished scans have been missing for too long; unreachable tables show as down by themselves. */
@Component("correlation")
class CorrelationHealth implements HealthIndicator {

	private final ScanFacts facts;
	private final Rules rules;
	private final CorrelationProperties properties;

	CorrelationHealth(ScanFacts facts, Rules rules, CorrelationProperties properties) {
		this.facts = facts;
		this.rules = rules;
		this.properties = properties;
	}

	@Override
	public Health health() {
		long overdue = facts.countOverdue(properties.overdue().toSeconds());
		return (overdue == 0 ? Health.up() : Health.down()).withDetail("overdue_scans", overdue)
				.withDetail("rules", rules.ofInstallation().size())
				.withDetail("wrong_rule_files", rules.flaws().size()).build();
	}
}
