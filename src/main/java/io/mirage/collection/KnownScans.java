package io.mirage.collection;

import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.platform.readmodel.Columns;

/**
 * What collection knows of scans. Every write locks the scan's row until the transaction ends, so that tasks that come and
 * a stop see each other, whichever is first.
 */
@Repository
class KnownScans {

	/** @param stopped its tasks are no longer wanted, but have to be reported */
	record Standing(boolean stopped, boolean deleted) {}

	private final JdbcClient jdbc;
	private final JsonMapper json;

	KnownScans(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	Standing learn(TasksPlanned event) {
		return jdbc.sql("""
				insert into collection.scan (id, organisation_id, project_id, scope) values (?, ?, ?, ?::jsonb)
				on conflict (id) do update set project_id = excluded.project_id, scope = excluded.scope
				returning stopped, deleted""")
				.params(event.scanId().value(), event.header().organisationId().value(), event.projectId().value(),
						json.writeValueAsString(event.scope()))
				.query(Standing.class).single();
	}

	/** News older than what is known changes nothing. */
	void change(ScanStateChanged event) {
		jdbc.sql("""
				insert into collection.scan as known (id, organisation_id, version, paused) values (?, ?, ?, ?)
				on conflict (id) do update set version = excluded.version, paused = excluded.paused
				where excluded.version > known.version""")
				.params(event.scanId().value(), event.header().organisationId().value(), event.version(),
						event.to() == ScanState.PAUSED)
				.update();
	}

	void stop(ScanId scan, EventHeader header) {
		jdbc.sql("""
				insert into collection.scan (id, organisation_id, stopped) values (?, ?, true)
				on conflict (id) do update set stopped = true""")
				.params(scan.value(), header.organisationId().value()).update();
	}

	/** Leaves a mark by which tasks that come late are recognised. */
	void delete(ScanId scan, EventHeader header) {
		jdbc.sql("""
				insert into collection.scan (id, organisation_id, stopped, deleted) values (?, ?, true, true)
				on conflict (id) do update set stopped = true, deleted = true, scope = null""")
				.params(scan.value(), header.organisationId().value()).update();
	}

	/** Those of {@code scans} that were stopped or deleted. */
	List<ScanId> stopped(Collection<ScanId> scans) {
		return jdbc.sql("select id from collection.scan where id = any(?) and stopped")
				.param(Columns.uuids(scans, ScanId::value)).query((row, number) -> ScanId.of(row.getString("id"))).list();
	}
}
