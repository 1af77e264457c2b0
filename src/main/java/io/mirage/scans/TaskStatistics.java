package io.mirage.scans;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.scans.ScanId;

/** Counts the tasks of a scan by collector, state and outcome. */
@Component
class TaskStatistics {

	/** @param asked how many of the tasks were handed out at least once */
	record Count(String collector, TaskState state, @Nullable Outcome outcome, long tasks, long asked) {}

	private final JdbcClient jdbc;

	TaskStatistics(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Map<String, List<Count>> byCollector(ScanId scan) {
		return jdbc.sql("""
				select collector, state, outcome, count(*) as tasks, count(dispatched_at) as asked
				from scans.task where scan_id = ? group by collector, state, outcome""")
				.param(scan.value())
				.query((row, number) -> {
					String outcome = row.getString("outcome");
					return new Count(row.getString("collector"), TaskState.of(row.getString("state")),
							outcome == null ? null : Outcome.of(outcome), row.getLong("tasks"), row.getLong("asked"));
				})
				.list().stream()
				.collect(Collectors.groupingBy(Count::collector));
	}
}
