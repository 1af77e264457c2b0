package io.mirage.reporting;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

import io.mirage.platform.readmodel.ScanFacts;

/** Down when results of finished scans have been missing for too long; tells how many scans wait for their findings. */
@Component("reporting")
class ReportingHealth extends AbstractHealthIndicator {

	private final ScanFacts facts;
	private final Arrivals arrivals;
	private final ReportingProperties properties;

	ReportingHealth(ScanFacts facts, Arrivals arrivals, ReportingProperties properties) {
		super("The reporting schema does not answer");
		this.facts = facts;
		this.arrivals = arrivals;
		this.properties = properties;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		long overdue = facts.countOverdue(properties.overdue().toSeconds());
		(overdue == 0 ? builder.up() : builder.down()).withDetail("overdue_scans", overdue)
				.withDetail("awaiting_findings", arrivals.countAwaitingFindings());
	}
}
