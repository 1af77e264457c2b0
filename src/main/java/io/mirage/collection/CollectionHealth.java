package io.mirage.collection;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

import io.mirage.collection.declared.DeclaredSources;

/** Up while the schema answers; tells how many tasks this process runs and how many wait for any. */
@Component("collection")
class CollectionHealth extends AbstractHealthIndicator {

	private final Tasks tasks;
	private final Running running;
	private final Collectors collectors;
	private final DeclaredSources sources;

	CollectionHealth(Tasks tasks, Running running, Collectors collectors, DeclaredSources sources) {
		super("The collection schema does not answer");
		this.tasks = tasks;
		this.running = running;
		this.collectors = collectors;
		this.sources = sources;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up().withDetail("collectors", collectors.ids().size()).withDetail("running_tasks", running.count())
				.withDetail("waiting_tasks", tasks.countWaiting())
				.withDetail("broken_sources", sources.problems());
	}
}
