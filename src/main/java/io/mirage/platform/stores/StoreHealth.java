package io.mirage.platform.stores;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Always up, for PostgreSQL answers in the place of a store that is away; says which one is, and how much waits for it. */
@Component("stores")
class StoreHealth implements HealthIndicator {

	private final StoreFeeds feeds;

	StoreHealth(StoreFeeds feeds) {
		this.feeds = feeds;
	}

	@Override
	public Health health() {
		Health.Builder health = Health.up();
		feeds.all().forEach(feed -> health.withDetail(feed.store().name(), details(feed)));
		return health.build();
	}

	private static Map<String, Object> details(StoreFeed feed) {
		Map<String, Object> details = new LinkedHashMap<>(Map.of("current", feed.isCurrent(), "waiting", feed.store().waiting()));
		String failure = feed.failure();
		if (failure != null) {
			details.put("failure", failure);
		}
		return details;
	}
}
