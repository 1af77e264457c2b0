package io.mirage.gateway;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether calls reach the audit trail: a growing queue means that they do not. */
@Component("gateway")
class GatewayHealth implements HealthIndicator {

	private static final int MANY = 5_000;

	private final AuditQueue audit;

	GatewayHealth(AuditQueue audit) {
		this.audit = audit;
	}

	@Override
	public Health health() {
		int waiting = audit.waiting();
		return (waiting < MANY ? Health.up() : Health.down()).withDetail("calls_waiting_for_audit", waiting).build();
	}
}
