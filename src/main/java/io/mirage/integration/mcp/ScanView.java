package io.mirage.integration.mcp;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Finding;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;

/** What is known of an organisation's scans, without what people have called false. */
@Repository
class ScanView {

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final ScanFacts facts;
	private final FalsePositives refuted;

	ScanView(JdbcClient jdbc, JsonMapper json, ScanFacts facts, FalsePositives refuted) {
		this.jdbc = jdbc;
		this.json = json;
		this.facts = facts;
		this.refuted = refuted;
	}

	/** @throws Arguments.Unusable if the organisation has no such scan */
	FactScan scan(ScanId id, OrganisationId organisation) {
		return facts.findScan(id).filter(scan -> scan.organisationId().equals(organisation))
				.orElseThrow(() -> new Arguments.Unusable("There is no scan " + id + ". list_scans tells which scans there are."));
	}

	/** The newest first. */
	List<Map<String, Object>> scans(OrganisationId organisation, int limit) {
		return jdbc.sql("""
				select scan_id, name, state, started_at, finished_at from facts.scan where organisation_id = ? and not forgotten
				order by started_at desc nulls last, scan_id limit ?""").params(organisation.value(), limit).query((row, number) -> {
					Map<String, Object> scan = new LinkedHashMap<>();
					scan.put("scan_id", row.getString("scan_id"));
					scan.put("name", row.getString("name"));
					scan.put("state", row.getString("state"));
					scan.put("started_at", text(row.getObject("started_at", OffsetDateTime.class)));
					scan.put("finished_at", text(row.getObject("finished_at", OffsetDateTime.class)));
					return scan;
				}).list();
	}

	/** By type and value. @param type absent for all  @param text occurs in the value, in any case; absent for all */
	List<Map<String, Object>> entities(ScanId scan, @Nullable String type, @Nullable String text, int limit) {
		Set<EntityId> left = refuted.of(scan);
		return jdbc.sql("""
				select entity_id, type, value from facts.scan_entity where scan_id = :scan and (cast(:type as text) is null or type = :type)
				and (cast(:text as text) is null or position(lower(:text) in lower(value)) > 0) and entity_id <> all(:left)
				order by type, value limit :limit""")
				.param("scan", scan.value()).param("type", type).param("text", text)
				.param("left", left.stream().map(EntityId::value).toArray(UUID[]::new)).param("limit", limit)
				.query((row, number) -> Map.<String, Object>of("id", row.getString("entity_id"), "type", row.getString("type"), "value",
						row.getString("value"))).list();
	}

	/** The worst first. */
	List<Finding> findings(ScanId scan) {
		return jdbc.sql("""
				select finding from integration.finding f where scan_id = ? and not exists (
					select 1 from integration.finding_state s where s.finding_id = f.finding_id and s.state = 'false_positive')
				order by finding_id""").param(scan.value())
				.query((row, number) -> json.readValue(row.getString("finding"), Finding.class)).list().stream()
				.sorted((one, other) -> other.severity().compareTo(one.severity())).toList();
	}

	private static @Nullable String text(@Nullable OffsetDateTime time) {
		return time == null ? null : time.toInstant().toString();
	}
}
