package io.mirage.platform.data;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Says when the data folder's disk is about to be full, once, and when it has room again. Until then work waits and is
 * tried again; nothing is lost.
 */
@Component("disk")
class DiskWatch implements HealthIndicator {

	private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

	private final DataFolder data;
	private volatile @Nullable DataSize free;

	DiskWatch(DataFolder data) {
		this.data = data;
	}

	@Scheduled(fixedDelayString = "10s")
	void look() throws IOException {
		saw(data.freeSpace());
	}

	void saw(DataSize now) {
		boolean wasFull = isFull(free);
		free = now;
		if (isFull(now) && !wasFull) {
			LOG.error("Only {} MB are free for {}: scans wait until there is room. Free some space.", now.toMegabytes(), data.root());
		} else if (wasFull && !isFull(now)) {
			LOG.warn("{} MB are free again for {}: what waited goes on", now.toMegabytes(), data.root());
		}
	}

	@Override
	public Health health() {
		DataSize seen = free;
		if (seen == null) {
			return Health.unknown().build();
		}
		return (isFull(seen) ? Health.down() : Health.up()).withDetail("folder", data.root().toString())
				.withDetail("free_megabytes", seen.toMegabytes()).build();
	}

	private static boolean isFull(@Nullable DataSize free) {
		return free != null && free.compareTo(DataFolder.LEAST_SPACE) < 0;
	}
}
