package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.Difference.Change;

/**
 * Compares which relationships two sets of scans know. As with entities, silence is not absence: a relationship is gone
 * only if who stated it was asked the same again and answered without it.
 */
@Repository
class RelationshipDifferences {

	/** @param lookedBy for gone: who answers now without it @param unanswered who was asked again and gave no answer */
	record Changed(UUID id, RelationType type, EntityRef source, EntityRef target, Change change, List<String> lookedBy,
			List<String> unanswered) {}

	/** @param same relationships on both sides */
	record Summary(long added, long gone, long notLookedAt, long same) {}

	private static final String SIDES = """
			with old as materialized (select distinct relationship_id as id from storage.relationship_observation
				where organisation_id = :organisation and scan_id = any (:before)),
			young as materialized (select distinct relationship_id as id from storage.relationship_observation
				where organisation_id = :organisation and scan_id = any (:after)),
			missing as materialized (select id from old except select id from young),
			added as materialized (select id from young except select id from old),
			asked_after as (select collector, entity_id, bool_or(answered) as answered from storage.asked
				where scan_id = any (:after) group by 1, 2),
			looked as materialized (
				select o.relationship_id as id, bool_and(a.answered) as gone,
					coalesce(array_agg(distinct k.collector order by k.collector) filter (where a.answered), '{}') as answering,
					coalesce(array_agg(distinct k.collector order by k.collector) filter (where not a.answered), '{}') as silent
				from storage.relationship_observation o
				join missing on missing.id = o.relationship_id
				join storage.asked k on k.scan_id = o.scan_id and k.task_id = o.task_id
				join asked_after a on a.collector = k.collector and a.entity_id = k.entity_id
				where o.organisation_id = :organisation and o.scan_id = any (:before) group by 1)
			""";

	private final JdbcClient jdbc;

	RelationshipDifferences(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Transactional(readOnly = true)
	Summary summary(Sides.Pair sides) {
		joinByHash();
		return sql(sides, SIDES + """
				select (select count(*) from added) as added, (select count(*) from looked where gone) as gone,
					(select count(*) from missing) as missing, (select count(*) from young) as young""")
				.query((row, number) -> new Summary(row.getLong("added"), row.getLong("gone"), row.getLong("missing") - row.getLong("gone"),
						row.getLong("young") - row.getLong("added")))
				.single();
	}

	/**
	 * By id.
	 *
	 * @throws io.mirage.platform.web.ProblemException for changed: a relationship has nothing that could change
	 */
	@Transactional(readOnly = true)
	CursorPage<Changed> find(Sides.Pair sides, Change change, CursorQuery query) {
		joinByHash();
		String from = SIDES + switch (change) {
			case NEW -> "select %s from (select id, '{}'::text[] as answering, '{}'::text[] as silent from added) d";
			case GONE -> "select %s from (select id, answering, silent from looked where gone) d";
			case NOT_LOOKED_AT -> "select %s from (select m.id, coalesce(answering, '{}') as answering, coalesce(silent, '{}') as silent"
					+ " from missing m left join looked l on l.id = m.id where l.gone is not true) d";
			case CHANGED -> throw StorageProblem.INVALID_FILTER.because("change is 'changed', which no relationship can be; use new, gone "
					+ "or not_looked_at.");
		};
		long total = sql(sides, from.formatted("count(*)")).query(Long.class).single();
		List<Changed> rows = page(sides, from, change, query);
		boolean more = rows.size() > query.limit();
		List<Changed> shown = more ? rows.subList(0, query.limit()) : rows;
		return CursorPage.of(shown, more ? new Cursor("", shown.getLast().id()).text() : null, total);
	}

	private List<Changed> page(Sides.Pair sides, String from, Change change, CursorQuery query) {
		UUID after = query.cursor() == null ? new UUID(0, 0) : Cursor.parse(query.cursor()).id();
		return sql(sides, from.formatted("""
				r.id, r.type, answering, silent, s.id as source_id, s.type as source_type, s.value as source_value,
				t.id as target_id, t.type as target_type, t.value as target_value""") + "\n" + """
				join storage.relationship r on r.organisation_id = :organisation and r.id = d.id
				join storage.entity s on s.organisation_id = r.organisation_id and s.id = r.source_id
				join storage.entity t on t.organisation_id = r.organisation_id and t.id = r.target_id
				where r.id > :last order by r.id limit :limit""")
				.param("last", after).param("limit", query.limit() + 1).query((row, number) -> changed(row, change)).list();
	}

	/** The planner takes these sets for small and would compare each with each. */
	private void joinByHash() {
		jdbc.sql("set local enable_nestloop = off").update();
	}

	private StatementSpec sql(Sides.Pair sides, String statement) {
		return jdbc.sql(statement).param("organisation", sides.organisation().value()).param("before", uuids(sides.before()))
				.param("after", uuids(sides.after()));
	}

	private static Changed changed(ResultSet row, Change change) throws SQLException {
		return new Changed(row.getObject("id", UUID.class), RelationType.of(row.getString("type")), Entities.ref(row, "source_"),
				Entities.ref(row, "target_"), change, List.of((String[]) row.getArray("answering").getArray()),
				List.of((String[]) row.getArray("silent").getArray()));
	}

	private static Object uuids(Collection<UUID> ids) {
		return Columns.uuids(ids, id -> id);
	}
}
