package io.mirage.registry;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Up while the schema answers; tells the catalogue's version, 0 if no collector was declared yet. */
@Component("registry")
class RegistryHealth extends AbstractHealthIndicator {

	private final Collectors collectors;

	RegistryHealth(Collectors collectors) {
		super("The registry schema does not answer");
		this.collectors = collectors;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("catalogue_version", collectors.version());
	}
}
