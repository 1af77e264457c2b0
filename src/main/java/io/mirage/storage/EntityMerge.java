package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.Confidence;
import io.mirage.storage.FactBatch.ByCollector;
import io.mirage.storage.FactBatch.Sighting;

/**
 * Makes entities what their observations say together. Confidence grows with every further collector, the later seen
 * value of an attribute counts, tags add up; none of it depends on the order of arrival.
 */
@Repository
class EntityMerge {

	private final JdbcClient jdbc;
	private final JsonMapper json;

	EntityMerge(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Adds the sightings to their entities, which the caller has locked and whose collectors and attributes are stored. */
	void apply(OrganisationId organisation, Collection<Sighting> sightings) {
		if (sightings.isEmpty()) {
			return;
		}
		Map<UUID, List<ByCollector>> collectors = collectors(organisation, sightings);
		jdbc.sql("""
				update storage.entity e set confidence = n.confidence,
					collectors = array(select jsonb_array_elements_text(n.collectors::jsonb)),
					tags = array(select distinct tag from (select unnest(e.tags) as tag
						union select jsonb_array_elements_text(n.tags::jsonb)) as both_tags order by tag),
					first_seen = least(e.first_seen, n.first_seen), last_seen = greatest(e.last_seen, n.last_seen),
					observation_count = e.observation_count + n.observations,
					attributes = coalesce((select jsonb_object_agg(name, value) from (
						select distinct on (name) name, value from storage.attribute_version v
						where v.organisation_id = e.organisation_id and v.entity_id = e.id
						order by name, last_seen desc, value collate "C" desc) as latest), '{}')
				from unnest(?, ?, ?, ?, ?, ?, ?) as n (id, confidence, collectors, tags, first_seen, last_seen, observations)
				where e.organisation_id = ? and e.id = n.id""")
				.params(Columns.uuids(sightings, Sighting::entity),
						Columns.integers(sightings, row -> confidence(collectors.getOrDefault(row.entity(), List.of()))),
						Columns.texts(sightings, row -> json.writeValueAsString(names(collectors, row.entity()))),
						Columns.texts(sightings, row -> json.writeValueAsString(row.tags())),
						Columns.instants(sightings, Sighting::first), Columns.instants(sightings, Sighting::last),
						Columns.integers(sightings, Sighting::observations), organisation.value())
				.update();
	}

	private Map<UUID, List<ByCollector>> collectors(OrganisationId organisation, Collection<Sighting> sightings) {
		return jdbc.sql("""
				select entity_id, collector, confidence from storage.entity_collector
				where organisation_id = ? and entity_id = any (?)""")
				.params(organisation.value(), Columns.uuids(sightings, Sighting::entity))
				.query(EntityMerge::byCollector).list().stream()
				.collect(Collectors.groupingBy(ByCollector::entity, TreeMap::new, Collectors.toList()));
	}

	private static int confidence(List<ByCollector> collectors) {
		return Confidence.merged(collectors.stream().map(ByCollector::confidence).toList());
	}

	private static List<String> names(Map<UUID, List<ByCollector>> collectors, UUID entity) {
		return collectors.getOrDefault(entity, List.of()).stream().map(ByCollector::collector).sorted().toList();
	}

	private static ByCollector byCollector(ResultSet row, int number) throws SQLException {
		return new ByCollector(row.getObject("entity_id", UUID.class), row.getString("collector"), row.getInt("confidence"));
	}
}
