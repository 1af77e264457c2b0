package io.mirage.integration;

import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** What correlation concluded about each scan, as it said it. */
@Repository
class Findings {

	private static final int PORTION = 500;

	private static final String TRUE =
			"not exists (select 1 from integration.finding_state s where s.finding_id = f.finding_id and s.state = 'false_positive')";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Findings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** A finding that is there already stays as it is. */
	void add(FindingsRaised event) {
		Map<UUID, Finding> rows = new TreeMap<>();
		event.findings().forEach(finding -> rows.put(finding.id().value(), finding));
		jdbc.sql("""
				insert into integration.finding (scan_id, finding_id, finding) select ?, * from unnest(?, ?)
				on conflict do nothing""")
				.params(event.scanId().value(), Columns.uuids(rows.keySet(), id -> id),
						Columns.texts(rows.values(), json::writeValueAsString))
				.update();
	}

	/** Of several the one that occurred last counts. */
	void decide(FindingStateChanged event) {
		jdbc.sql("""
				insert into integration.finding_state as known (finding_id, scan_id, state, decided_at) values (?, ?, ?, ?)
				on conflict (finding_id) do update set state = excluded.state, decided_at = excluded.decided_at
				where excluded.decided_at > known.decided_at""")
				.params(event.findingId().value(), event.scanId().value(), event.state().label(),
						Timestamp.from(event.header().occurredAt()))
				.update();
	}

	/** How many have arrived, false ones included. */
	long count(ScanId scan) {
		return jdbc.sql("select count(*) from integration.finding where scan_id = ?").param(scan.value()).query(Long.class).single();
	}

	/** How many of them are not false. */
	long countTrue(ScanId scan) {
		return jdbc.sql("select count(*) from integration.finding f where f.scan_id = ? and " + TRUE).param(scan.value())
				.query(Long.class).single();
	}

	/** Those that are not false, by id, without holding them all; inside a transaction rows are fetched in portions. */
	void forEach(ScanId scan, Consumer<Finding> consumer) {
		jdbc.sql("select finding from integration.finding f where f.scan_id = ? and " + TRUE + " order by finding_id")
				.withFetchSize(PORTION)
				.param(scan.value()).query(row -> {
					consumer.accept(json.readValue(row.getString("finding"), Finding.class));
				});
	}

	void forget(ScanId scan) {
		jdbc.sql("delete from integration.finding where scan_id = ?").param(scan.value()).update();
		jdbc.sql("delete from integration.finding_state where scan_id = ?").param(scan.value()).update();
	}
}
