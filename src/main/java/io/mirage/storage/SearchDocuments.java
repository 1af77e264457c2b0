package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.secrets.Sha256;

/** Reads entities with everything by which the query language can ask for them. */
@Repository
class SearchDocuments {

	/** Longer texts cannot be terms of an index. */
	private static final int LONGEST_TERM = 8000;
	private static final String OF_ENTITY = " where %1$s.organisation_id = e.organisation_id and %1$s.entity_id = e.id";
	private static final String DOCUMENT = """
			select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as version, k.organisation, k.entity, e.id is not null as there,
				e.type, e.value, e.confidence, e.collectors, e.attributes, left(e.attributes::text, 4000) as attribute_text, e.tags,
				coalesce(e.first_seen, e.known_since) as first_seen, coalesce(e.last_seen, e.known_since) as last_seen,
				array(select s.scan_id::text from storage.scan_entity s %1$s order by 1) as scans,
				array(select distinct p.project_id::text from storage.scan_entity s join storage.scan p on p.scan_id = s.scan_id %1$s
					order by 1) as projects,
				exists (select 1 from storage.scan_entity s %1$s and s.target) as target,
				array(select distinct f.severity::text from storage.finding_entity f %2$s and f.open order by 1) as severities,
				array(select distinct f.rule_id from storage.finding_entity f %2$s and f.open order by 1) as rules,
				array(select distinct r.type from storage.relationship r
					where r.organisation_id = e.organisation_id and r.source_id = e.id order by 1) as outgoing,
				array(select distinct r.type from storage.relationship r
					where r.organisation_id = e.organisation_id and r.target_id = e.id order by 1) as incoming,
				exists (select 1 from storage.observation o %3$s and o.raw_sha256 is not null) as raw,
				(select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'text', m.text, 'project', m.project_id, 'until',
						coalesce((extract(epoch from m.expires_at) * 1000000)::bigint, 9223372036854775807)) order by m.id), '[]')
					from storage.mark m %4$s and m.removed_at is null) as marks
			from unnest(?, ?) as k (organisation, entity)
			left join storage.entity e on e.organisation_id = k.organisation and e.id = k.entity""".formatted(OF_ENTITY.formatted("s"),
			OF_ENTITY.formatted("f"), OF_ENTITY.formatted("o"), OF_ENTITY.formatted("m"));
	private static final TypeReference<List<MarkRow>> MARKS = new TypeReference<>() {};

	private final JdbcClient jdbc;
	private final JsonMapper json;

	SearchDocuments(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @param until in microseconds since 1970; the highest number there is if it never expires */
	record MarkRow(String kind, String text, String project, long until) {}

	/** One for every key, in no order; of entities that are gone one without fields. */
	List<SearchDocument> read(Collection<SearchDocument.Key> keys) {
		return jdbc.sql(DOCUMENT).params(Columns.uuids(keys, SearchDocument.Key::organisation), Columns.uuids(keys, SearchDocument.Key::entity))
				.query((row, number) -> document(row)).list();
	}

	/** @param after the last one of the portion before; absent for the first one */
	List<SearchDocument.Key> keys(SearchDocument.@Nullable Key after, int limit) {
		return jdbc.sql("""
				select organisation_id, id from storage.entity
				where (organisation_id, id) > (coalesce(:organisation::uuid, '00000000-0000-0000-0000-000000000000'),
					coalesce(:entity::uuid, '00000000-0000-0000-0000-000000000000'))
				order by organisation_id, id limit :limit""")
				.param("organisation", after == null ? null : after.organisation()).param("entity", after == null ? null : after.entity())
				.param("limit", limit)
				.query((row, number) -> new SearchDocument.Key(row.getObject("organisation_id", UUID.class), row.getObject("id", UUID.class)))
				.list();
	}

	/** Lets all of them wait. @return how many */
	long noteAll() {
		return jdbc.sql("""
				insert into storage.search_waiting (organisation_id, entity_id, noted_at)
				select organisation_id, id, 'epoch' from storage.entity""").update();
	}

	/** A change that waits. */
	record Waiting(long seq, SearchDocument.Key key) {}

	List<Waiting> waiting(int limit) {
		return jdbc.sql("select seq, organisation_id, entity_id from storage.search_waiting order by seq limit ?").param(limit)
				.query((row, number) -> new Waiting(row.getLong("seq"), new SearchDocument.Key(row.getObject("organisation_id", UUID.class),
						row.getObject("entity_id", UUID.class))))
				.list();
	}

	private SearchDocument document(ResultSet row) throws SQLException {
		SearchDocument.Key key = new SearchDocument.Key(row.getObject("organisation", UUID.class), row.getObject("entity", UUID.class));
		if (!row.getBoolean("there")) {
			return new SearchDocument(key, null, "", row.getLong("version"));
		}
		Map<String, Object> fields = fields(key, row);
		String digest = Sha256.base64Url(json.writeValueAsString(fields));
		fields.put("digest", digest);
		return new SearchDocument(key, json.writeValueAsString(fields), digest, row.getLong("version"));
	}

	private Map<String, Object> fields(SearchDocument.Key key, ResultSet row) throws SQLException {
		String value = row.getString("value");
		List<String> tags = texts(row, "tags");
		List<String> projects = texts(row, "projects");
		List<MarkRow> marks = json.readValue(row.getString("marks"), MARKS);
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("organisation", key.organisation().toString());
		fields.put("id", key.entity().toString());
		fields.put("type", row.getString("type"));
		fields.put("value_order", Sort.ordered(value));
		fields.put("value", lower(value));
		fields.put("words", Words.separated(value + " " + row.getString("attribute_text")));
		fields.put("value_words", Words.separated(value));
		fields.put("confidence", row.getInt("confidence"));
		fields.put("collectors", texts(row, "collectors"));
		fields.put("attributes", attributes(json.readValue(row.getString("attributes"), Entities.ATTRIBUTES)));
		fields.put("tags", tags);
		fields.put("tags_lower", tags.stream().map(SearchDocuments::lower).toList());
		fields.put("first_seen", micros(row, "first_seen"));
		fields.put("last_seen", micros(row, "last_seen"));
		for (String list : List.of("scans", "severities", "rules", "outgoing", "incoming")) {
			fields.put(list, texts(row, list));
		}
		fields.put("projects", projects);
		fields.put("target", row.getBoolean("target"));
		fields.put("raw", row.getBoolean("raw"));
		fields.put("marks", marks(marks, tags));
		fields.put("true_from", trueFrom(marks, projects));
		return fields;
	}

	/** As one term each, so that name and value are looked for together. */
	private static List<String> attributes(Map<String, String> attributes) {
		return attributes.entrySet().stream().map(entry -> attribute(entry.getKey(), entry.getValue())).sorted().toList();
	}

	static String attribute(String name, String value) {
		String term = name + "=" + lower(value);
		return term.length() <= LONGEST_TERM ? term : term.substring(0, LONGEST_TERM);
	}

	static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	/** A tag that the sources gave too, or that was given before, is not counted again: it is not {@code counted}. */
	private static List<Map<String, Object>> marks(List<MarkRow> marks, List<String> tags) {
		return marks.stream().<Map<String, Object>>map(mark -> {
			Map<String, Object> fields = new LinkedHashMap<>();
			fields.put("kind", mark.kind());
			fields.put("tag", mark.kind().equals("tag") ? mark.text() : "");
			fields.put("tag_lower", mark.kind().equals("tag") ? lower(mark.text()) : "");
			fields.put("project", mark.project());
			fields.put("until", mark.until());
			fields.put("counted", mark.kind().equals("tag") && !tags.contains(mark.text()));
			return fields;
		}).toList();
	}

	/**
	 * From when on some project that knows it has not called it false: 0 if one never did, and when the earliest of their
	 * marks to do so expires if all did.
	 */
	static long trueFrom(List<MarkRow> marks, List<String> projects) {
		List<MarkRow> refuting = marks.stream().filter(mark -> mark.kind().equals("false_positive")).toList();
		Set<String> knowing = new HashSet<>(projects);
		if (refuting.isEmpty()) {
			return 0;
		}
		if (knowing.isEmpty()) {
			return refuting.stream().mapToLong(MarkRow::until).max().orElse(0);
		}
		return knowing.stream().mapToLong(project -> refuting.stream().filter(mark -> mark.project().equals(project))
				.mapToLong(MarkRow::until).max().orElse(0)).min().orElse(0);
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return Arrays.asList((String[]) row.getArray(column).getArray());
	}

	private static long micros(ResultSet row, String column) throws SQLException {
		return Micros.of(row.getObject(column, OffsetDateTime.class).toInstant());
	}
}
