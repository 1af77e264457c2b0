package io.mirage.collection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriorityChanged;
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

	/**
	 * @param stopped its tasks are no longer wanted, but have to be reported
	 * @param urgency to be added to the priority of its tasks
	 */
	record Standing(boolean stopped, boolean deleted, int urgency) {}

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
				returning stopped, deleted, urgency""")
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

	/** @return by how much the urgency of the scan's tasks changes; 0 for what is older than what is known */
	int prioritise(ScanPriorityChanged event) {
		lock(event.scanId(), event.header());
		int urgency = Urgency.of(event.priority());
		return jdbc.sql("""
				update collection.scan s set urgency = :urgency, urgency_version = :version
				from (select id, urgency from collection.scan where id = :scan) before
				where s.id = before.id and s.urgency_version < :version
				returning s.urgency - before.urgency""")
				.param("urgency", urgency).param("version", event.version()).param("scan", event.scanId().value())
				.query(Integer.class).optional().orElse(0);
	}

	void halt(CollectorStopRequested event) {
		lock(event.scanId(), event.header());
		jdbc.sql("insert into collection.halted_collector (scan_id, collector) values (?, ?) on conflict do nothing")
				.params(event.scanId().value(), event.collector()).update();
	}

	/** The collectors that were stopped in these scans. */
	Map<ScanId, Set<String>> halted(Collection<ScanId> scans) {
		return jdbc.sql("select scan_id, collector from collection.halted_collector where scan_id = any(?)")
				.param(Columns.uuids(scans, ScanId::value))
				.query((row, number) -> Map.entry(ScanId.of(row.getString("scan_id")), row.getString("collector"))).list().stream()
				.collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	/** Makes the scan known, if it is not, and its row ours until the transaction ends. */
	private void lock(ScanId scan, EventHeader header) {
		jdbc.sql("""
				insert into collection.scan as known (id, organisation_id) values (?, ?)
				on conflict (id) do update set organisation_id = known.organisation_id""")
				.params(scan.value(), header.organisationId().value()).update();
	}

	/** Those of {@code scans} that were stopped or deleted. */
	List<ScanId> stopped(Collection<ScanId> scans) {
		return jdbc.sql("select id from collection.scan where id = any(?) and stopped")
				.param(Columns.uuids(scans, ScanId::value)).query((row, number) -> ScanId.of(row.getString("id"))).list();
	}
}
