package io.mirage.correlation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.web.PageQuery;

/** The stored findings. Every question names the organisation. */
@Repository
class Findings {

	private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};
	private static final Severity[] SEVERITIES = Severity.values();

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Findings(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Adds what is new and rewords what is known, whose state stays as people left it. What is new in this scan and known
	 * from another one of the project begins with the state that was decided last there; what was resolved is open again, and
	 * what was only withdrawn does not count.
	 *
	 * @return the new ones that are not false, in the given order
	 */
	List<Finding> store(FactScan scan, List<Drawn> drawn, Instant now) {
		Set<UUID> added = new HashSet<>(jdbc.sql("""
				insert into correlation.finding as known (organisation_id, project_id, scan_id, created_at, updated_at, id, issue_id,
					rule_id, rule_name, severity, headline, why, evidence, state, raised, reopened)
				select ?, ?, ?, ?, ?, id, issue, rule, name, severity, headline, why, evidence::jsonb,
					case when past.by_mark or past.state is null or past.state = 'resolved' then 'open' else past.state end,
					past.by_mark or past.state is distinct from 'false_positive', coalesce(past.state = 'resolved', false)
				from unnest(?, ?, ?, ?, ?, ?, ?, ?) as raised (id, issue, rule, name, severity, headline, why, evidence)
				left join lateral (select f.state, f.by_mark from correlation.finding f
					where f.issue_id = issue and f.scan_id <> ? and (f.raised or f.state <> 'resolved') order by f.updated_at desc, f.id limit 1) past on true
				on conflict (id) do update set rule_name = excluded.rule_name, severity = excluded.severity,
					headline = excluded.headline, why = excluded.why, evidence = excluded.evidence, issue_id = excluded.issue_id
				returning case when xmax = 0 and raised then id end""")
				.params(scan.organisationId().value(), scan.projectId().value(), scan.scanId().value(), Timestamp.from(now),
						Timestamp.from(now), Columns.uuids(drawn, one -> one.finding().id().value()), Columns.uuids(drawn, Drawn::issue),
						Columns.texts(drawn, one -> one.finding().ruleId()), Columns.texts(drawn, one -> one.finding().ruleName()),
						Columns.integers(drawn, one -> one.finding().severity().ordinal()),
						Columns.texts(drawn, one -> one.finding().headline()), Columns.texts(drawn, one -> one.finding().why()),
						Columns.texts(drawn, one -> json.writeValueAsString(one.finding().evidence())), scan.scanId().value())
				.query((row, number) -> row.getObject(1, UUID.class)).list());
		return drawn.stream().map(Drawn::finding).filter(finding -> added.contains(finding.id().value())).toList();
	}

	/** Those of the scan that were announced, by severity; severities without any are absent. */
	Map<Severity, Integer> countRaised(ScanId scan) {
		return counts(jdbc.sql("select severity, count(*) as findings from correlation.finding where scan_id = ? and raised group by severity")
				.param(scan.value()));
	}

	void forget(ScanId scan) {
		jdbc.sql("delete from correlation.finding where scan_id = ?").param(scan.value()).update();
	}

	Optional<StoredFinding> findById(OrganisationId organisation, UUID id) {
		return jdbc.sql("select * from correlation.finding where organisation_id = ? and id = ?").params(organisation.value(), id)
				.query(this::finding).optional();
	}

	List<StoredFinding> find(FindingFilter filter, PageQuery page) {
		return jdbc.sql("select * from correlation.finding where " + filter.condition() + " order by " + FindingFilter.Order.of(page)
				+ " limit :limit offset :offset")
				.params(filter.parameters()).param("limit", page.limit()).param("offset", page.offset()).query(this::finding).list();
	}

	long count(FindingFilter filter) {
		return jdbc.sql("select count(*) from correlation.finding where " + filter.condition()).params(filter.parameters())
				.query(Long.class).single();
	}

	/** Severities without any finding are absent. */
	Map<Severity, Integer> countBySeverity(FindingFilter filter) {
		return counts(jdbc.sql("select severity, count(*) as findings from correlation.finding where " + filter.condition()
				+ " group by severity").params(filter.parameters()));
	}

	private static Map<Severity, Integer> counts(StatementSpec bySeverity) {
		Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
		bySeverity.query(row -> {
			counts.put(SEVERITIES[row.getInt("severity")], row.getInt("findings"));
		});
		return counts;
	}

	private StoredFinding finding(ResultSet row, int number) throws SQLException {
		return new StoredFinding(new FindingId(row.getObject("id", UUID.class)), new ScanId(row.getObject("scan_id", UUID.class)),
				row.getString("rule_id"), row.getString("rule_name"), SEVERITIES[row.getInt("severity")],
				FindingState.of(row.getString("state")), row.getBoolean("reopened"), row.getString("headline"), row.getString("why"),
				json.readValue(row.getString("evidence"), EVIDENCE), instant(row, "created_at"), instant(row, "updated_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
