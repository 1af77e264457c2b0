package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Reliability;
import io.mirage.events.entities.EntityId;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.EntityView.ObservationView;

/** Reads who stated what of an entity, newest first. */
@Repository
class Observations {

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Observations(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	CursorPage<ObservationView> find(OrganisationId organisation, EntityId entity, @Nullable UUID scan, CursorQuery query) {
		String where = "o.organisation_id = :organisation and o.entity_id = :entity"
				+ (scan == null ? "" : " and o.scan_id = :scan");
		Map<String, Object> parameters = new HashMap<>(Map.of("organisation", organisation.value(), "entity", entity.value()));
		if (scan != null) {
			parameters.put("scan", scan);
		}
		long total = jdbc.sql("select count(*) from storage.observation o where " + where).params(parameters)
				.query(Long.class).single();
		if (query.cursor() != null) {
			Cursor cursor = Cursor.parse(query.cursor());
			where += " and (o.seen_at, o.id) < (:key::timestamptz, :id)";
			parameters.put("key", cursor.time().toString());
			parameters.put("id", cursor.id());
		}
		parameters.put("limit", query.limit() + 1);
		List<ObservationView> rows = jdbc.sql("""
				select o.*, s.type as source_type, s.value as source_value
				from storage.observation o
				join storage.entity s on s.organisation_id = o.organisation_id and s.id = o.source_id
				where %s order by o.seen_at desc, o.id desc limit :limit""".formatted(where))
				.params(parameters).query((row, number) -> observation(row)).list();
		boolean more = rows.size() > query.limit();
		List<ObservationView> shown = more ? rows.subList(0, query.limit()) : rows;
		String next = more ? new Cursor(shown.getLast().seenAt().toString(), shown.getLast().id()).text() : null;
		return CursorPage.of(shown, next, total);
	}

	private ObservationView observation(ResultSet row) throws SQLException {
		return new ObservationView(row.getObject("id", UUID.class), row.getObject("entity_id", UUID.class),
				row.getObject("scan_id", UUID.class), row.getObject("task_id", UUID.class), row.getString("collector"),
				Entities.ref(row, "source_"), row.getInt("confidence"), Reliability.valueOf(row.getString("reliability")),
				row.getObject("seen_at", OffsetDateTime.class).toInstant(),
				json.readValue(row.getString("attributes"), Entities.ATTRIBUTES),
				List.of((String[]) row.getArray("tags").getArray()), row.getString("raw_sha256"));
	}
}
