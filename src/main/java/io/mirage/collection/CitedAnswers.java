package io.mirage.collection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.evidence.EvidenceEntry;

/** Which raw answers the tasks of a scan rest on, without their content. */
@Repository
class CitedAnswers {

	/** An entry with what it takes to go on after it. */
	record Cited(EvidenceEntry entry, Instant plannedAt) {}

	private static final int PORTION = 500;

	private final JdbcClient jdbc;

	CitedAnswers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isScan(ScanId scan, OrganisationId organisation) {
		return jdbc.sql("select exists (select from collection.scan where id = ? and organisation_id = ? and not deleted)")
				.params(scan.value(), organisation.value()).query(Boolean.class).single();
	}

	/** In the order in which the tasks were planned. @param after absent for the first portion  @return empty at the end */
	List<Cited> next(ScanId scan, OrganisationId organisation, @Nullable Cited after) {
		String from = after == null ? "" : " and (t.planned_at, t.id, e.sha256) > (:planned, :task, :sha256)";
		var query = jdbc.sql("""
				select t.id, t.collector, t.entity_type, t.entity_value, t.started_at, t.planned_at, t.outcome, r.sha256, r.size,
					r.media_type, r.truncated
				from collection.task t join collection.evidence e on e.task_id = t.id and e.organisation_id = t.organisation_id
				join collection.raw_answer r on r.sha256 = e.sha256
				where t.scan_id = :scan and t.organisation_id = :organisation""" + from
				+ " order by t.planned_at, t.id, e.sha256 limit :limit")
				.param("scan", scan.value()).param("organisation", organisation.value()).param("limit", PORTION);
		if (after != null) {
			query = query.param("planned", after.plannedAt().atOffset(ZoneOffset.UTC)).param("task", after.entry().taskId())
					.param("sha256", after.entry().sha256());
		}
		return query.query((row, number) -> new Cited(new EvidenceEntry(row.getObject("id", UUID.class), row.getString("collector"),
				row.getString("entity_type"), row.getString("entity_value"), instant(row.getObject("started_at", OffsetDateTime.class)),
				row.getString("outcome"), row.getString("sha256"), row.getLong("size"), row.getString("media_type"),
				row.getBoolean("truncated")), row.getObject("planned_at", OffsetDateTime.class).toInstant())).list();
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return time == null ? null : time.toInstant();
	}
}
