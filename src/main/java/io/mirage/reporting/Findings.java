package io.mirage.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.StorableText;

/** The conclusions that correlation drew from a scan. */
@Repository
class Findings {

	private static final int PORTION = 200;
	private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

	private static final String TRUE =
			"not exists (select 1 from reporting.finding_state s where s.finding_id = f.finding_id and s.state = 'false_positive')";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Findings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @return how many of them were not known */
	int store(ScanId scan, List<Finding> findings) {
		Map<UUID, Finding> byId = new TreeMap<>();
		findings.forEach(finding -> byId.put(finding.id().value(), finding));
		List<Finding> rows = new ArrayList<>(byId.values());
		return jdbc.sql("""
				insert into reporting.finding (scan_id, finding_id, rank, severity, rule_id, rule_name, headline, why, evidence)
				select ?, id, rank, severity, rule, name, headline, why, evidence::jsonb
				from unnest(?, ?, ?, ?, ?, ?, ?, ?) as f (id, rank, severity, rule, name, headline, why, evidence)
				on conflict do nothing""")
				.params(scan.value(), Columns.uuids(rows, row -> row.id().value()),
						Columns.integers(rows, row -> row.severity().ordinal()), Columns.texts(rows, row -> row.severity().label()),
						Columns.texts(rows, Finding::ruleId), Columns.texts(rows, Finding::ruleName),
						Columns.texts(rows, Finding::headline), Columns.texts(rows, Finding::why),
						Columns.texts(rows, row -> storable(row.evidence())))
				.update();
	}

	/** Of several the one that occurred last counts. */
	void decide(FindingStateChanged event) {
		jdbc.sql("""
				insert into reporting.finding_state as known (finding_id, scan_id, state, decided_at) values (?, ?, ?, ?)
				on conflict (finding_id) do update set state = excluded.state, decided_at = excluded.decided_at
				where excluded.decided_at > known.decided_at""")
				.params(event.findingId().value(), event.scanId().value(), event.state().label(),
						Timestamp.from(event.header().occurredAt()))
				.update();
	}

	void delete(ScanId scan) {
		jdbc.sql("delete from reporting.finding where scan_id = ?").param(scan.value()).update();
		jdbc.sql("delete from reporting.finding_state where scan_id = ?").param(scan.value()).update();
	}

	/** Severities without any are absent; false ones do not count. */
	Map<Severity, Long> countBySeverity(ScanId scan) {
		Map<Severity, Long> counts = new EnumMap<>(Severity.class);
		jdbc.sql("select severity, count(*) as count from reporting.finding f where f.scan_id = ? and " + TRUE
				+ " group by severity")
				.param(scan.value())
				.query(row -> {
					counts.put(Severity.of(row.getString("severity")), row.getLong("count"));
				});
		return counts;
	}

	/** Those that are not false, the most severe first, then by rule; inside a transaction rows are fetched in portions. */
	void forEach(ScanId scan, Consumer<Finding> consumer) {
		jdbc.sql("select * from reporting.finding f where f.scan_id = ? and " + TRUE + " order by rank desc, rule_id, finding_id")
				.withFetchSize(PORTION).param(scan.value())
				.query(row -> {
					consumer.accept(finding(row));
				});
	}

	/** Those that are not false, by rule. */
	List<Finding> first(ScanId scan, Severity severity, int limit) {
		return jdbc.sql("select * from reporting.finding f where f.scan_id = ? and f.severity = ? and " + TRUE
				+ " order by rule_id, finding_id limit ?")
				.params(scan.value(), severity.label(), limit).query((row, number) -> finding(row)).list();
	}

	private String storable(List<Evidence> evidence) {
		return json.writeValueAsString(evidence.stream().map(Findings::storable).toList());
	}

	private static Evidence storable(Evidence evidence) {
		EntityRef entity = evidence.entity();
		return new Evidence(evidence.observationId(), EntityRef.of(entity.type(), StorableText.of(entity.value())));
	}

	private Finding finding(ResultSet row) throws SQLException {
		return new Finding(new FindingId(row.getObject("finding_id", UUID.class)), row.getString("rule_id"),
				row.getString("rule_name"), Severity.of(row.getString("severity")), row.getString("headline"),
				row.getString("why"), json.readValue(row.getString("evidence"), EVIDENCE));
	}
}
