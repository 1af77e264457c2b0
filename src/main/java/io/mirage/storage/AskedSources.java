package io.mirage.storage;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** Remembers which source was asked about which entity, and whether it answered. */
@Repository
class AskedSources {

	private final JdbcClient jdbc;

	AskedSources(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param results that nobody has applied before */
	void store(ScanId scan, List<TaskResult> results) {
		jdbc.sql("""
				insert into storage.asked (scan_id, task_id, collector, entity_id, answered)
				select ?, task, collector, entity, answered = 1 from unnest(?, ?, ?, ?) as a (task, collector, entity, answered)
				on conflict do nothing""")
				.params(scan.value(), Columns.uuids(results, result -> result.taskId().value()),
						Columns.texts(results, TaskResult::collector), Columns.uuids(results, result -> result.entity().id().value()),
						Columns.integers(results, result -> hasAnswered(result) ? 1 : 0))
				.update();
	}

	private static boolean hasAnswered(TaskResult result) {
		return result.outcome() == Outcome.ANSWERED || result.outcome() == Outcome.EMPTY;
	}
}
