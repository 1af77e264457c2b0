package io.mirage.scans;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import io.mirage.events.scans.ScanState;

/** What operators watch: scans by state, tasks planned and finished, and how long a task waits to be handed out. */
@Component
class ScanMetrics {

	private final Counter planned;
	private final Counter completed;
	private final Counter failed;
	private final Timer dispatchLatency;
	private final Map<ScanState, Long> scans = new ConcurrentHashMap<>();

	ScanMetrics(MeterRegistry registry) {
		planned = registry.counter("mirage.scans.tasks.planned");
		completed = registry.counter("mirage.scans.tasks.finished", "result", "completed");
		failed = registry.counter("mirage.scans.tasks.finished", "result", "failed");
		dispatchLatency = registry.timer("mirage.scans.dispatch.latency");
		Arrays.stream(ScanState.values()).forEach(state -> Gauge
				.builder("mirage.scans.scans", scans, counts -> counts.getOrDefault(state, 0L))
				.tag("state", state.label())
				.register(registry));
	}

	void planned(int tasks) {
		planned.increment(tasks);
	}

	void finished(Frontier.Reported reported) {
		completed.increment(reported.completed());
		failed.increment(reported.failed());
	}

	void handedOut(List<Frontier.HandedOut> tasks) {
		tasks.forEach(task -> dispatchLatency.record(task.waited()));
	}

	void scans(Map<ScanState, Long> byState) {
		for (ScanState state : ScanState.values()) {
			scans.put(state, byState.getOrDefault(state, 0L));
		}
	}
}
