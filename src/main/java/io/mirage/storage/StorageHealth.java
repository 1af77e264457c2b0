package io.mirage.storage;

import java.time.Clock;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down when results of finished scans have been missing for too long; unreachable tables show as down by themselves. */
@Component("storage")
class StorageHealth implements HealthIndicator {

	private final StoredScans scans;
	private final StorageProperties properties;
	private final Clock clock;

	StorageHealth(StoredScans scans, StorageProperties properties, Clock clock) {
		this.scans = scans;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public Health health() {
		long overdue = scans.countOverdue(properties.overdue(), clock.instant());
		return (overdue == 0 ? Health.up() : Health.down()).withDetail("overdue_scans", overdue).build();
	}
}
