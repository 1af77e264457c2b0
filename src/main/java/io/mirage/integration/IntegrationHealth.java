package io.mirage.integration;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

import io.mirage.platform.readmodel.ScanFacts;

/** Down when results of finished scans have been missing for too long, or an export was given up. */
@Component("integration")
class IntegrationHealth extends AbstractHealthIndicator {

	private final ScanFacts facts;
	private final Subjects subjects;
	private final IntegrationProperties properties;

	IntegrationHealth(ScanFacts facts, Subjects subjects, IntegrationProperties properties) {
		super("The integration schema does not answer");
		this.facts = facts;
		this.subjects = subjects;
		this.properties = properties;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		long overdue = facts.countOverdue(properties.overdue().toSeconds());
		long givenUp = subjects.countDue(properties.maxAttempts());
		(overdue == 0 && givenUp == 0 ? builder.up() : builder.down()).withDetail("overdue_scans", overdue)
				.withDetail("waiting_exports", subjects.countDue(0)).withDetail("failed_exports", givenUp);
	}
}
