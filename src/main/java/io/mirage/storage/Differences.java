package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.Difference.AttributeChange;
import io.mirage.storage.Difference.Change;
import io.mirage.storage.Difference.DifferenceSummary;

/**
 * Compares what two sets of scans know. Silence is not absence: what nobody looked for is told apart from what is gone
 * (adr/0021).
 */
@Repository
class Differences {

	/** Both sides without false positives, and who asked whom on either. */
	private static final String SIDES = """
			with refuted as (select m.entity_id from storage.mark m
				where m.organisation_id = :organisation and m.project_id = :project and m.kind = 'false_positive' and %1$s),
			old as materialized (select distinct entity_id from storage.scan_entity
				where organisation_id = :organisation and scan_id = any (:before) and entity_id not in (table refuted)),
			young as materialized (select distinct entity_id from storage.scan_entity
				where organisation_id = :organisation and scan_id = any (:after) and entity_id not in (table refuted)),
			missing as materialized (select entity_id from old except select entity_id from young),
			added as materialized (select entity_id from young except select entity_id from old),
			asked_before as (select collector, entity_id, bool_or(answered) as answered from storage.asked
				where scan_id = any (:before) group by 1, 2),
			asked_after as (select collector, entity_id, bool_or(answered) as answered from storage.asked
				where scan_id = any (:after) group by 1, 2)""".formatted(Marks.STANDING);
	/** By whom, asked about what, the missing were stated: observed, or named as an end of an edge. */
	private static final String LOOKED_AGAIN = """
			, stated as (
				select o.entity_id, o.collector, o.source_id from storage.observation o
				where o.organisation_id = :organisation and o.scan_id = any (:before) and o.entity_id in (table missing)
				union
				select missing.entity_id, k.collector, k.entity_id from storage.relationship_observation o
				join storage.relationship r on r.organisation_id = o.organisation_id and r.id = o.relationship_id
				cross join lateral (values (r.source_id), (r.target_id)) as ends (entity_id)
				join missing on missing.entity_id = ends.entity_id
				join storage.asked k on k.scan_id = o.scan_id and k.task_id = o.task_id
				where o.organisation_id = :organisation and o.scan_id = any (:before)),
			looked as materialized (
				select s.entity_id, bool_and(a.answered) as gone, array_agg(distinct s.collector order by s.collector)
					filter (where a.answered) as answering, array_agg(distinct s.collector order by s.collector)
					filter (where not a.answered) as silent
				from stated s join asked_after a on a.collector = s.collector and a.entity_id = s.source_id group by s.entity_id)""";
	/**
	 * Only entities of which somebody says something else need a look at each attribute. A value counts as new if nobody
	 * stated it before: several sources may differ for ever.
	 */
	private static final String ATTRIBUTES = """
			, said_before as materialized (select distinct o.entity_id, o.collector, o.source_id, o.attributes from storage.observation o
				where o.organisation_id = :organisation and o.scan_id = any (:before) and o.entity_id in (table young)
					and o.entity_id in (table old) %1$s),
			said_after as materialized (select distinct o.entity_id, o.collector, o.source_id, o.attributes from storage.observation o
				where o.organisation_id = :organisation and o.scan_id = any (:after) and o.entity_id in (table young)
					and o.entity_id in (table old) %1$s),
			differing as materialized (
				select entity_id from (select entity_id, attributes from said_before except select entity_id, attributes from said_after) as one
				union select entity_id from (select entity_id, attributes from said_after except select entity_id, attributes from said_before)
					as other),
			before_values as materialized (
				select o.entity_id, a.key as name, a.value, max(o.seen_at) as at, bool_or(coalesce(k.answered, false)) as asked_again
				from storage.observation o cross join lateral jsonb_each_text(o.attributes) a
				left join asked_after k on k.collector = o.collector and k.entity_id = o.source_id
				where o.organisation_id = :organisation and o.scan_id = any (:before) and o.entity_id in (table differing) group by 1, 2, 3),
			after_values as materialized (
				select o.entity_id, a.key as name, a.value, max(o.seen_at) as at, bool_or(coalesce(k.answered, false)) as asked_then
				from storage.observation o cross join lateral jsonb_each_text(o.attributes) a
				left join asked_before k on k.collector = o.collector and k.entity_id = o.source_id
				where o.organisation_id = :organisation and o.scan_id = any (:after) and o.entity_id in (table differing) group by 1, 2, 3),
			latest_before as (select distinct on (entity_id, name) * from before_values order by entity_id, name, at desc, value collate "C"),
			latest_after as (select distinct on (entity_id, name) * from after_values order by entity_id, name, at desc, value collate "C"),
			changed as materialized (
				select coalesce(a.entity_id, b.entity_id) as entity_id, coalesce(a.name, b.name) as name, b.value as before, a.value as after
				from latest_after a full join latest_before b on b.entity_id = a.entity_id and b.name = a.name
				left join before_values known on known.entity_id = a.entity_id and known.name = a.name and known.value = a.value
				where case when a.entity_id is null then b.asked_again when b.entity_id is null then a.asked_then
					else known.entity_id is null end)""";

	private final JdbcClient jdbc;
	private final Clock clock;

	Differences(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Transactional(readOnly = true)
	DifferenceSummary summary(Sides.Pair sides) {
		joinByHash();
		return sql(sides, SIDES + LOOKED_AGAIN + ATTRIBUTES.formatted("") + """
				select (select count(*) from added) as added, (select count(*) from missing) as missing,
					(select count(*) from looked where gone) as gone, (select count(distinct entity_id) from changed) as changed,
					(select count(*) from young) as young""")
				.query((row, number) -> new DifferenceSummary(sides.before(), sides.after(), row.getLong("added"), row.getLong("gone"),
						row.getLong("changed"), row.getLong("missing") - row.getLong("gone"),
						row.getLong("young") - row.getLong("added") - row.getLong("changed")))
				.single();
	}

	/** By value. */
	@Transactional(readOnly = true)
	CursorPage<Difference> find(Sides.Pair sides, Change change, @Nullable String type, CursorQuery query) {
		joinByHash();
		String from = switch (change) {
			case NEW -> SIDES + " select %s from added d";
			case GONE -> SIDES + LOOKED_AGAIN + " select %s from (select entity_id from looked where gone) d";
			case NOT_LOOKED_AT -> SIDES + LOOKED_AGAIN
					+ " select %s from (select entity_id from missing except select entity_id from looked where gone) d";
			case CHANGED -> SIDES + ATTRIBUTES.formatted("") + " select %s from (select distinct entity_id from changed) d";
		} + " join storage.entity e on e.organisation_id = :organisation and e.id = d.entity_id where e.type = coalesce(:type::text, e.type)";
		long total = sql(sides, from.formatted("count(*)")).param("type", type).query(Long.class).single();
		List<Difference> rows = page(sides, from, type, query, change);
		boolean more = rows.size() > query.limit();
		List<Difference> shown = more ? rows.subList(0, query.limit()) : rows;
		return CursorPage.of(detailed(sides, change, shown), more ? cursor(shown.getLast()).text() : null, total);
	}

	/** The planner takes these sets for small and would compare each with each: a minute instead of a second for 100,000. */
	private void joinByHash() {
		jdbc.sql("set local enable_nestloop = off").update();
	}

	private List<Difference> page(Sides.Pair sides, String from, @Nullable String type, CursorQuery query, Change change) {
		Cursor after = query.cursor() == null ? null : Cursor.parse(query.cursor());
		String key = "left(e.value, 300) collate \"C\"";
		return sql(sides, from.formatted("e.id, e.type, e.value") + (after == null ? "" : " and (" + key + ", e.id) > (:key, :id)")
				+ " order by " + key + ", e.id limit :limit")
				.param("type", type).param("key", after == null ? null : after.key()).param("id", after == null ? null : after.id())
				.param("limit", query.limit() + 1)
				.query((row, number) -> new Difference(row.getObject("id", UUID.class), row.getString("type"), row.getString("value"),
						change, List.of(), List.of(), List.of()))
				.list();
	}

	private static Cursor cursor(Difference last) {
		String value = last.value();
		return new Cursor(value.substring(0, value.offsetByCodePoints(0, Math.min(300, value.codePointCount(0, value.length())))), last.id());
	}

	private List<Difference> detailed(Sides.Pair sides, Change change, List<Difference> rows) {
		return switch (change) {
			case NEW -> lookedBefore(sides, rows);
			case GONE, NOT_LOOKED_AT -> lookedAgain(sides, rows);
			case CHANGED -> changes(sides, rows);
		};
	}

	private List<Difference> lookedBefore(Sides.Pair sides, List<Difference> rows) {
		Map<UUID, List<String>> collectors = new HashMap<>();
		sql(sides, SIDES + """
				select o.entity_id, array_agg(distinct o.collector order by o.collector) as collectors from storage.observation o
				join asked_before k on k.collector = o.collector and k.entity_id = o.source_id and k.answered
				where o.organisation_id = :organisation and o.scan_id = any (:after) and o.entity_id = any (:ids) group by 1""")
				.param("ids", ids(rows)).query(row -> {
					collectors.put(row.getObject("entity_id", UUID.class), texts(row, "collectors"));
				});
		return rows.stream().map(row -> new Difference(row.id(), row.type(), row.value(), row.change(),
				collectors.getOrDefault(row.id(), List.of()), List.of(), List.of())).toList();
	}

	private List<Difference> lookedAgain(Sides.Pair sides, List<Difference> rows) {
		Map<UUID, Difference> known = new HashMap<>();
		rows.forEach(row -> known.put(row.id(), row));
		sql(sides, SIDES + LOOKED_AGAIN + " select * from looked where entity_id = any (:ids)").param("ids", ids(rows)).query(row -> {
			List<String> answering = texts(row, "answering");
			List<String> silent = texts(row, "silent");
			known.computeIfPresent(row.getObject("entity_id", UUID.class), (id, one) -> new Difference(id, one.type(), one.value(),
					one.change(), answering, silent, List.of()));
		});
		return rows.stream().map(row -> known.getOrDefault(row.id(), row)).toList();
	}

	private List<Difference> changes(Sides.Pair sides, List<Difference> rows) {
		Map<UUID, List<AttributeChange>> changes = new HashMap<>();
		sql(sides, SIDES + ATTRIBUTES.formatted("and o.entity_id = any (:ids)") + " select * from changed order by name")
				.param("ids", ids(rows)).query(row -> {
					changes.computeIfAbsent(row.getObject("entity_id", UUID.class), id -> new ArrayList<>())
							.add(new AttributeChange(row.getString("name"), row.getString("before"), row.getString("after")));
				});
		return rows.stream().map(row -> new Difference(row.id(), row.type(), row.value(), row.change(), List.of(), List.of(),
				changes.getOrDefault(row.id(), List.of()))).toList();
	}

	private StatementSpec sql(Sides.Pair sides, String statement) {
		return jdbc.sql(statement).param("organisation", sides.organisation().value()).param("project", sides.project().value())
				.param("before", uuids(sides.before())).param("after", uuids(sides.after()))
				.param("now", clock.instant().atOffset(ZoneOffset.UTC));
	}

	private static Object ids(List<Difference> rows) {
		return uuids(rows.stream().map(Difference::id).toList());
	}

	private static Object uuids(Collection<UUID> ids) {
		return Columns.uuids(ids, id -> id);
	}

	/** Of nothing, the database makes null. */
	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return row.getArray(column) == null ? List.of() : List.of((String[]) row.getArray(column).getArray());
	}
}
