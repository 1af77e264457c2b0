package io.mirage.collection;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;

/** What operators watch: tasks running and waiting, results by state and outcome, and how long a task takes. */
@Component
class CollectionMetrics {

	private static final String NONE = "none";

	private final MeterRegistry registry;
	private final AtomicLong waiting = new AtomicLong();

	CollectionMetrics(MeterRegistry registry, Running running) {
		this.registry = registry;
		Gauge.builder("mirage.collection.tasks.running", running, Running::count).register(registry);
		Gauge.builder("mirage.collection.tasks.waiting", waiting, AtomicLong::get).register(registry);
	}

	/** As counted last, of all processes. */
	void waiting(long tasks) {
		waiting.set(tasks);
	}


	void finished(List<TaskResult> results) {
		for (TaskResult result : results) {
			Outcome outcome = result.outcome();
			registry.counter("mirage.collection.results", "state", result.state().label(), "outcome",
					outcome == null ? NONE : outcome.label()).increment();
			registry.counter("mirage.collection.observations").increment(result.observations().size());
			registry.timer("mirage.collection.task.duration", "collector", result.collector()).record(result.duration());
		}
	}
}
