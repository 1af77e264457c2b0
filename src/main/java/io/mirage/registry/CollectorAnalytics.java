package io.mirage.registry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksCompleted;

/** Counts how the collectors do. */
@Component
class CollectorAnalytics {

	/** @param averageMillis absent before the first run */
	record Figures(long runs, long entities, @Nullable Long averageMillis, Map<Outcome, Long> outcomes) {
		static final Figures NONE = new Figures(0, 0, null, Map.of());
	}

	private record Runs(long runs, long entities, long millis) {
		Runs plus(Runs other) {
			return new Runs(runs + other.runs, entities + other.entities, millis + other.millis);
		}
	}

	private record OutcomeOf(String collector, Outcome outcome, long runs) {}

	private final JdbcClient jdbc;
	private final RegistryProperties properties;
	private final Clock clock;

	CollectorAnalytics(JdbcClient jdbc, RegistryProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	/** A batch counts once, told by its event id. */
	@ApplicationModuleListener
	void on(TasksCompleted event) {
		int first = jdbc.sql("insert into registry.applied_batch (event_id, applied_at) values (?, ?) on conflict do nothing")
				.params(event.header().eventId(), now()).update();
		List<TaskResult> asked = event.results().stream().filter(result -> result.outcome() != null).toList();
		if (first > 0 && !asked.isEmpty()) {
			countRuns(asked);
			countOutcomes(asked);
		}
	}

	Map<String, Figures> figures() {
		Map<String, Map<Outcome, Long>> outcomes = new HashMap<>();
		jdbc.sql("select collector_id, outcome, runs from registry.collector_outcome").query(row -> {
			outcomes.computeIfAbsent(row.getString("collector_id"), id -> new EnumMap<>(Outcome.class))
					.put(Outcome.of(row.getString("outcome")), row.getLong("runs"));
		});
		Map<String, Figures> figures = new HashMap<>();
		jdbc.sql("select collector_id, runs, entities, total_ms from registry.collector_run").query(row -> {
			String collector = row.getString("collector_id");
			long runs = row.getLong("runs");
			figures.put(collector, new Figures(runs, row.getLong("entities"), row.getLong("total_ms") / runs,
					outcomes.getOrDefault(collector, Map.of())));
		});
		return figures;
	}

	/** Forgets batches that cannot be delivered again any more. */
	@Scheduled(fixedDelayString = "PT1H")
	void sweep() {
		jdbc.sql("delete from registry.applied_batch where applied_at < ?")
				.param(now().minus(properties.keepAppliedBatches())).update();
	}

	/** Rows are written in the order of their key, so that two batches at once do not block each other for good. */
	private void countRuns(List<TaskResult> asked) {
		Map<String, Runs> runs = new TreeMap<>();
		asked.forEach(result -> runs.merge(result.collector(),
				new Runs(1, result.observations().size(), result.duration().toMillis()), Runs::plus));
		jdbc.sql("""
				insert into registry.collector_run as r (collector_id, runs, entities, total_ms)
				select * from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
				on conflict (collector_id) do update set runs = r.runs + excluded.runs,
					entities = r.entities + excluded.entities, total_ms = r.total_ms + excluded.total_ms""")
				.params(runs.keySet().toArray(String[]::new),
						runs.values().stream().map(Runs::runs).toArray(Long[]::new),
						runs.values().stream().map(Runs::entities).toArray(Long[]::new),
						runs.values().stream().map(Runs::millis).toArray(Long[]::new))
				.update();
	}

	private void countOutcomes(List<TaskResult> asked) {
		Map<String, Map<Outcome, Long>> outcomes = new TreeMap<>();
		for (TaskResult result : asked) {
			Outcome outcome = result.outcome();
			if (outcome != null) {
				outcomes.computeIfAbsent(result.collector(), id -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
			}
		}
		List<OutcomeOf> rows = outcomes.entrySet().stream()
				.flatMap(collector -> collector.getValue().entrySet().stream()
						.map(outcome -> new OutcomeOf(collector.getKey(), outcome.getKey(), outcome.getValue())))
				.toList();
		jdbc.sql("""
				insert into registry.collector_outcome as o (collector_id, outcome, runs)
				select * from unnest(?::text[], ?::text[], ?::bigint[])
				on conflict (collector_id, outcome) do update set runs = o.runs + excluded.runs""")
				.params(rows.stream().map(OutcomeOf::collector).toArray(String[]::new),
						rows.stream().map(row -> row.outcome().label()).toArray(String[]::new),
						rows.stream().map(OutcomeOf::runs).toArray(Long[]::new))
				.update();
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}
}
