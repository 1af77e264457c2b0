package io.mirage.discovery;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the schema answers; tells how many instances are known. That another module is down is not discovery's illness. */
@Component("discovery")
class DiscoveryHealth extends AbstractHealthIndicator {

	private final Instances instances;

	DiscoveryHealth(Instances instances) {
		super("The discovery schema does not answer");
		this.instances = instances;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("instances", instances.all().size());
	}
}
