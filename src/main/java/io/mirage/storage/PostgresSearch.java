package io.mirage.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.storage.EntityView.Count;
import io.mirage.storage.EntityView.Facets;

/** Finds entities by the indexes of the first store, always up to date. */
@Repository
class PostgresSearch implements EntitySearch {

	private static final int FACETS = 100;
	/** So many rows are sorted faster than a list is walked through to find them. */
	private static final int FEW = 20_000;

	private final JdbcClient jdbc;
	private final Entities entities;

	PostgresSearch(JdbcClient jdbc, Entities entities) {
		this.jdbc = jdbc;
		this.entities = entities;
	}

	@Override
	public long count(EntityFilter filter) {
		return jdbc.sql("select count(*) from storage.entity e where " + filter.condition()).params(filter.parameters())
				.query(Long.class).single();
	}

	@Override
	public Portion portion(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, long total) {
		List<EntityView> rows = rows(filter, sort, after, limit + 1, total <= FEW);
		boolean more = rows.size() > limit;
		List<EntityView> shown = more ? rows.subList(0, limit) : rows;
		return new Portion(shown, more ? sort.cursor(shown.getLast()) : null);
	}

	/**
	 * @param few whether to find all first and sort then, which is faster as long as they are few; otherwise rows are looked
	 *            at in the list's order until enough are found
	 */
	private List<EntityView> rows(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, boolean few) {
		Map<String, Object> parameters = new HashMap<>(filter.parameters());
		String beyond = "";
		if (after != null) {
			beyond = " and (" + sort.key() + ", e.id) " + sort.comparison() + " (:key::" + sort.type() + ", :id)";
			parameters.put("key", sort == Sort.LAST_SEEN ? after.time().toString() : after.key());
			parameters.put("id", after.id());
		}
		parameters.put("limit", limit);
		String from = " from storage.entity e where " + filter.condition() + beyond;
		return jdbc.sql(few ? sorted(from, sort) : Entities.SELECTION + from + " order by " + sort.order() + " limit :limit")
				.params(parameters).query((row, number) -> entities.entity(row)).list();
	}

	/** In steps, because the database would rather walk through the order, expecting to find enough soon. */
	private static String sorted(String from, Sort sort) {
		return "with found as materialized (select e.id, " + sort.key() + " as place" + from + "), page as materialized ("
				+ "select id from found order by " + sort.order().replace(sort.key(), "place").replace("e.id", "id") + " limit :limit) "
				+ Entities.SELECTION + " from page join storage.entity e on e.organisation_id = :organisation and e.id = page.id order by "
				+ sort.order();
	}

	@Override
	public Facets facets(EntityFilter filter) {
		return new Facets(counts(filter, "storage.entity e", "e.type"),
				counts(filter, "storage.entity e, unnest(e.collectors) as facet", "facet"),
				tags(filter));
	}

	/** A tag that sources and people gave an entity counts once. */
	private List<Count> tags(EntityFilter filter) {
		Map<String, Long> tags = new HashMap<>();
		counts(filter, "storage.entity e, unnest(e.tags) as facet", "facet").forEach(count -> tags.put(count.value(), count.count()));
		counts(filter, """
				storage.entity e join (select distinct organisation_id, entity_id, text from storage.mark
					where kind = 'tag' and removed_at is null and (expires_at is null or expires_at > now())) m
				on m.organisation_id = e.organisation_id and m.entity_id = e.id and m.text <> all (e.tags)""", "m.text")
				.forEach(count -> tags.merge(count.value(), count.count(), Long::sum));
		return tags.entrySet().stream().map(tag -> new Count(tag.getKey(), tag.getValue()))
				.sorted(Count.FREQUENT_FIRST).limit(FACETS).toList();
	}

	private List<Count> counts(EntityFilter filter, String from, String property) {
		return jdbc.sql("select " + property + " as value, count(*) as count from " + from + " where " + filter.condition()
				+ " group by 1 order by 2 desc, 1 limit " + FACETS).params(filter.parameters()).query(Count.class).list();
	}
}
