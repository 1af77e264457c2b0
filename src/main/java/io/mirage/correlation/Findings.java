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
	 * Adds what is new and rewords what is known, whose state stays as people left it.
	 *
	 * @return the new ones, in the given order
	 */
	List<Finding> store(FactScan scan, List<Finding> findings, Instant now) {
		Set<UUID> added = new HashSet<>(jdbc.sql("""
				insert into correlation.finding as known (organisation_id, project_id, scan_id, created_at, updated_at, id,
					rule_id, rule_name, severity, headline, why, evidence)
				select ?, ?, ?, ?, ?, id, rule, name, severity, headline, why, evidence::jsonb
				from unnest(?, ?, ?, ?, ?, ?, ?) as raised (id, rule, name, severity, headline, why, evidence)
				on conflict (id) do update set rule_name = excluded.rule_name, severity = excluded.severity,
					headline = excluded.headline, why = excluded.why, evidence = excluded.evidence
				returning case when xmax = 0 then id end""")
				.params(scan.organisationId().value(), scan.projectId().value(), scan.scanId().value(), Timestamp.from(now),
						Timestamp.from(now), Columns.uuids(findings, finding -> finding.id().value()),
						Columns.texts(findings, Finding::ruleId), Columns.texts(findings, Finding::ruleName),
						Columns.integers(findings, finding -> finding.severity().ordinal()),
						Columns.texts(findings, Finding::headline), Columns.texts(findings, Finding::why),
						Columns.texts(findings, finding -> json.writeValueAsString(finding.evidence())))
				.query((row, number) -> row.getObject(1, UUID.class)).list());
		return findings.stream().filter(finding -> added.contains(finding.id().value())).toList();
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
		Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
		jdbc.sql("select severity, count(*) as findings from correlation.finding where " + filter.condition() + " group by severity")
				.params(filter.parameters())
				.query(row -> {
					counts.put(SEVERITIES[row.getInt("severity")], row.getInt("findings"));
				});
		return counts;
	}

	private StoredFinding finding(ResultSet row, int number) throws SQLException {
		return new StoredFinding(new FindingId(row.getObject("id", UUID.class)), new ScanId(row.getObject("scan_id", UUID.class)),
				row.getString("rule_id"), row.getString("rule_name"), SEVERITIES[row.getInt("severity")],
				FindingState.find(row.getString("state")).orElseThrow(), row.getString("headline"), row.getString("why"),
				json.readValue(row.getString("evidence"), EVIDENCE), instant(row, "created_at"), instant(row, "updated_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
