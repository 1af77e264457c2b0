package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.EntityView.AttributeVersion;
import io.mirage.storage.EntityView.Count;
import io.mirage.storage.EntityView.Facets;

/** Reads entities. Every query takes the organisation. */
@Repository
class Entities {

	/** The orders a list can have, each by a key that is unique together with the id. */
	enum Sort {
		VALUE("left(e.value, 300) collate \"C\"", "text", ">"), TYPE("e.type collate \"C\"", "text", ">"),
		LAST_SEEN("coalesce(e.last_seen, e.known_since)", "timestamptz", "<");

		private final String key;
		private final String type;
		private final String comparison;

		Sort(String key, String type, String comparison) {
			this.key = key;
			this.type = type;
			this.comparison = comparison;
		}

		private String keyOf(EntityView entity) {
			return switch (this) {
				case VALUE -> entity.value().substring(0, entity.value().offsetByCodePoints(0,
						Math.min(INDEXED, entity.value().codePointCount(0, entity.value().length()))));
				case TYPE -> entity.type();
				case LAST_SEEN -> entity.lastSeen().toString();
			};
		}

		Cursor cursor(EntityView last) {
			return new Cursor(keyOf(last), last.id());
		}

		private String order() {
			String direction = comparison.equals(">") ? "asc" : "desc";
			return key + " " + direction + ", e.id " + direction;
		}
	}

	/** Characters of a value that its index holds. */
	private static final int INDEXED = 300;
	private static final int FACETS = 100;
	/** So many rows are sorted faster than a list is walked through to find them. */
	private static final int FEW = 20_000;
	static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
	private static final String SELECTION = """
			select e.*, array(select s.scan_id from storage.scan_entity s
				where s.organisation_id = e.organisation_id and s.entity_id = e.id order by s.scan_id desc limit 100) as scan_ids,
				array(select distinct m.text from storage.mark m where m.organisation_id = e.organisation_id and m.entity_id = e.id
					and m.kind = 'tag' and m.removed_at is null and (m.expires_at is null or m.expires_at > now()) order by m.text)
					as people_tags,
				exists (select 1 from storage.mark m where m.organisation_id = e.organisation_id and m.entity_id = e.id
					and m.kind = 'false_positive' and m.removed_at is null and (m.expires_at is null or m.expires_at > now()))
					as false_positive""";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Entities(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	Optional<EntityView> findById(OrganisationId organisation, EntityId id) {
		return jdbc.sql(SELECTION + " from storage.entity e where e.organisation_id = ? and e.id = ?")
				.params(organisation.value(), id.value()).query((row, number) -> entity(row)).optional();
	}

	CursorPage<EntityView> find(EntityFilter filter, Sort sort, CursorQuery query) {
		long total = count(filter);
		List<EntityView> rows = portion(filter, sort, query.cursor() == null ? null : Cursor.parse(query.cursor()), query.limit() + 1,
				total <= FEW);
		boolean more = rows.size() > query.limit();
		List<EntityView> shown = more ? rows.subList(0, query.limit()) : rows;
		return CursorPage.of(shown, more ? sort.cursor(shown.getLast()).text() : null, total);
	}

	private long count(EntityFilter filter) {
		return jdbc.sql("select count(*) from storage.entity e where " + filter.condition()).params(filter.parameters())
				.query(Long.class).single();
	}

	/** Whether all that the filter finds can be sorted at once. */
	boolean isFew(EntityFilter filter) {
		return count(filter) <= FEW;
	}

	/**
	 * @param after the last one of the portion before; absent for the first portion
	 * @param few whether to find all first and sort then, which is faster as long as they are few; otherwise rows are looked
	 *            at in the list's order until enough are found
	 */
	List<EntityView> portion(EntityFilter filter, Sort sort, @Nullable Cursor after, int limit, boolean few) {
		Map<String, Object> parameters = new HashMap<>(filter.parameters());
		String beyond = "";
		if (after != null) {
			beyond = " and (" + sort.key + ", e.id) " + sort.comparison + " (:key::" + sort.type + ", :id)";
			parameters.put("key", sort == Sort.LAST_SEEN ? after.time() : after.key());
			parameters.put("id", after.id());
		}
		parameters.put("limit", limit);
		String from = " from storage.entity e where " + filter.condition() + beyond;
		return jdbc.sql(few ? sorted(from, sort) : SELECTION + from + " order by " + sort.order() + " limit :limit")
				.params(parameters).query((row, number) -> entity(row)).list();
	}

	/** In steps, because the database would rather walk through the order, expecting to find enough soon. */
	private static String sorted(String from, Sort sort) {
		return "with found as materialized (select e.id, " + sort.key + " as place" + from + "), page as materialized ("
				+ "select id from found order by " + sort.order().replace(sort.key, "place").replace("e.id", "id") + " limit :limit) "
				+ SELECTION + " from page join storage.entity e on e.organisation_id = :organisation and e.id = page.id order by "
				+ sort.order();
	}

	Facets facets(EntityFilter filter) {
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
				.sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value)).limit(FACETS).toList();
	}

	/** By name, newest value first. */
	List<AttributeVersion> history(OrganisationId organisation, EntityId id) {
		return jdbc.sql("""
				select name, value, first_seen, last_seen from storage.attribute_version
				where organisation_id = ? and entity_id = ? order by name, last_seen desc, value collate "C" desc limit 1000""")
				.params(organisation.value(), id.value())
				.query((row, number) -> new AttributeVersion(row.getString("name"), row.getString("value"),
						row.getObject("first_seen", OffsetDateTime.class).toInstant(),
						row.getObject("last_seen", OffsetDateTime.class).toInstant()))
				.list();
	}

	/** Names for ids; unknown ids are absent. */
	Map<UUID, EntityRef> refs(OrganisationId organisation, Collection<UUID> ids) {
		Map<UUID, EntityRef> refs = new HashMap<>();
		jdbc.sql("select id, type, value from storage.entity where organisation_id = ? and id = any (?)")
				.params(organisation.value(), Columns.uuids(ids, id -> id))
				.query(row -> {
					refs.put(row.getObject("id", UUID.class), ref(row, ""));
				});
		return refs;
	}

	/** Reads columns {@code <prefix>id}, {@code <prefix>type} and {@code <prefix>value}. */
	static EntityRef ref(ResultSet row, String prefix) throws SQLException {
		return new EntityRef(new EntityId(row.getObject(prefix + "id", UUID.class)),
				EntityType.of(row.getString(prefix + "type")), row.getString(prefix + "value"));
	}

	private List<Count> counts(EntityFilter filter, String from, String property) {
		return jdbc.sql("select " + property + " as value, count(*) as count from " + from + " where " + filter.condition()
				+ " group by 1 order by 2 desc, 1 limit " + FACETS).params(filter.parameters()).query(Count.class).list();
	}

	private EntityView entity(ResultSet row) throws SQLException {
		OffsetDateTime known = row.getObject("known_since", OffsetDateTime.class);
		return new EntityView(row.getObject("id", UUID.class), row.getString("type"), row.getString("value"),
				row.getInt("confidence"), List.of((String[]) row.getArray("collectors").getArray()),
				json.readValue(row.getString("attributes"), ATTRIBUTES), tags(row), row.getBoolean("false_positive"),
				List.of((UUID[]) row.getArray("scan_ids").getArray()), row.getLong("observation_count"),
				or(row.getObject("first_seen", OffsetDateTime.class), known).toInstant(),
				or(row.getObject("last_seen", OffsetDateTime.class), known).toInstant());
	}

	private static List<String> tags(ResultSet row) throws SQLException {
		TreeSet<String> tags = new TreeSet<>(List.of((String[]) row.getArray("tags").getArray()));
		tags.addAll(List.of((String[]) row.getArray("people_tags").getArray()));
		return List.copyOf(tags);
	}

	private static OffsetDateTime or(@Nullable OffsetDateTime time, OffsetDateTime fallback) {
		return time == null ? fallback : time;
	}
}
