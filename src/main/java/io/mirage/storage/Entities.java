package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
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
import io.mirage.storage.EntityView.AttributeVersion;

/** Reads entities. Every query takes the organisation. */
@Repository
class Entities {

	static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
	/** Everything that an {@link EntityView} shows of {@code storage.entity e}. */
	static final String SELECTION = """
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

	/** In the order of the ids; those that are not there are left out. */
	List<EntityView> find(OrganisationId organisation, List<UUID> ids) {
		Map<UUID, EntityView> found = new HashMap<>();
		jdbc.sql(SELECTION + " from storage.entity e where e.organisation_id = ? and e.id = any (?)")
				.params(organisation.value(), Columns.uuids(ids, id -> id)).query((row, number) -> entity(row)).list()
				.forEach(entity -> found.put(entity.id(), entity));
		return ids.stream().filter(found::containsKey).map(found::get).toList();
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

	/** Reads a row of {@link #SELECTION}. */
	EntityView entity(ResultSet row) throws SQLException {
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
