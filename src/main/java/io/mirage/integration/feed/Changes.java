package io.mirage.integration.feed;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.Columns;

/** The changes of all organisations. */
@Repository
class Changes {

	private final JdbcClient jdbc;
	private final JsonMapper json;

	/**
	 * A change as it is told.
	 *
	 * @param cursor the place right behind it
	 * @param id the same whenever it is told
	 */
	record Change(String cursor, UUID id, String type, Instant occurredAt, ProjectId projectId, @Nullable ScanId scanId, JsonNode data) {}

	/** One that is added. @param content is written as JSON */
	record Entry(UUID id, Object content) {}

	Changes(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** What is there already stays as it is. */
	void add(String type, EventHeader header, ProjectId project, @Nullable ScanId scan, Collection<Entry> entries) {
		jdbc.sql("""
				insert into integration.change (id, content, organisation_id, project_id, scan_id, type, occurred_at)
				select *, :organisation, :project, cast(:scan as uuid), :type, cast(:at as timestamptz) from unnest(:ids, :contents) on conflict do nothing""")
				.param("ids", Columns.uuids(entries, Entry::id)).param("contents", Columns.texts(entries, entry -> json.writeValueAsString(entry.content())))
				.param("organisation", header.organisationId().value()).param("project", project.value())
				.param("scan", scan == null ? null : scan.value()).param("type", type).param("at", header.occurredAt().atOffset(ZoneOffset.UTC)).update();
	}

	/** In order. Nothing of a transaction that began before one that is still open is told yet, lest some be passed over. */
	List<Change> after(Cursor cursor, OrganisationId organisation, int limit) {
		return jdbc.sql("""
				select * from integration.change where organisation_id = :organisation
				and (tx, number) > (cast(:tx as xid8), :number)
				and tx < pg_snapshot_xmin(pg_current_snapshot()) order by tx, number limit :limit""")
				.param("organisation", organisation.value()).param("tx", cursor.transaction()).param("number", cursor.position())
				.param("limit", limit).query((row, number) -> {
					UUID scan = row.getObject("scan_id", UUID.class);
					return new Change(new Cursor(row.getString("tx"), row.getLong("number")).toString(), row.getObject("id", UUID.class),
							row.getString("type"), row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
							new ProjectId(row.getObject("project_id", UUID.class)), scan == null ? null : new ScanId(scan),
							json.readTree(row.getString("content")));
				}).list();
	}

	int deleteOlderThan(Instant time) {
		return jdbc.sql("delete from integration.change where occurred_at < ?").param(time.atOffset(ZoneOffset.UTC)).update();
	}
}
