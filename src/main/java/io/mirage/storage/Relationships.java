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

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.readmodel.Confidence;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.EntityView.RelationshipView;

/** Reads edges with both ends and who stated them, by id. */
@Repository
class Relationships {

	private final JdbcClient jdbc;

	Relationships(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param entity only edges that begin or end there */
	CursorPage<RelationshipView> find(OrganisationId organisation, @Nullable UUID scan, @Nullable UUID entity,
			CursorQuery query) {
		StringBuilder where = new StringBuilder("r.organisation_id = :organisation");
		Map<String, Object> parameters = new HashMap<>(Map.of("organisation", organisation.value()));
		if (scan != null) {
			where.append(" and r.id in (select relationship_id from storage.relationship_observation where scan_id = :scan)");
			parameters.put("scan", scan);
		}
		if (entity != null) {
			where.append(" and (r.source_id = :entity or r.target_id = :entity)");
			parameters.put("entity", entity);
		}
		long total = jdbc.sql("select count(*) from storage.relationship r where " + where).params(parameters)
				.query(Long.class).single();
		if (query.cursor() != null) {
			where.append(" and r.id > :id");
			parameters.put("id", Cursor.parse(query.cursor()).id());
		}
		parameters.put("limit", query.limit() + 1);
		List<RelationshipView> rows = jdbc.sql(selection(where.toString())).params(parameters)
				.query((row, number) -> relationship(row)).list();
		boolean more = rows.size() > query.limit();
		List<RelationshipView> shown = more ? rows.subList(0, query.limit()) : rows;
		return CursorPage.of(shown, more ? new Cursor("", shown.getLast().id()).text() : null, total);
	}

	private static String selection(String where) {
		return """
				select r.*, s.type as source_type, s.value as source_value, t.type as target_type, t.value as target_value,
					stated.collectors, stated.confidences, stated.scan_ids,
					array(select distinct tag from storage.relationship_observation o, unnest(o.tags) as tag
						where o.organisation_id = r.organisation_id and o.relationship_id = r.id order by tag) as tags
				from (select * from storage.relationship r where %s order by r.id limit :limit) r
				join storage.entity s on s.organisation_id = r.organisation_id and s.id = r.source_id
				join storage.entity t on t.organisation_id = r.organisation_id and t.id = r.target_id
				cross join lateral (select array_agg(distinct c.collector order by c.collector) as collectors,
						array_agg(c.confidence) as confidences, (select array_agg(distinct o.scan_id)
							from storage.relationship_observation o
							where o.organisation_id = r.organisation_id and o.relationship_id = r.id) as scan_ids
					from (select o.collector, max(o.confidence)::integer as confidence from storage.relationship_observation o
						where o.organisation_id = r.organisation_id and o.relationship_id = r.id group by o.collector) c) stated
				order by r.id""".formatted(where);
	}

	private static RelationshipView relationship(ResultSet row) throws SQLException {
		return new RelationshipView(row.getObject("id", UUID.class), RelationType.of(row.getString("type")),
				Entities.ref(row, "source_"), Entities.ref(row, "target_"),
				Confidence.merged(List.of((Integer[]) row.getArray("confidences").getArray())),
				List.of((UUID[]) row.getArray("scan_ids").getArray()), List.of((String[]) row.getArray("collectors").getArray()),
				List.of((String[]) row.getArray("tags").getArray()), row.getObject("first_seen", OffsetDateTime.class).toInstant(),
				row.getObject("last_seen", OffsetDateTime.class).toInstant());
	}
}
