package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.Confidence;
import io.mirage.storage.FactBatch.AttributeValue;
import io.mirage.storage.FactBatch.ByCollector;
import io.mirage.storage.FactBatch.Named;
import io.mirage.storage.FactBatch.Sighting;

/**
 * Stores entities that were not known, each as what its batch says of it. To store them bare and merge the rest
 * afterwards, as is done with known ones, would write each row and all its index entries twice.
 */
@Repository
class NewEntities {

	private static final int UNSEEN_CONFIDENCE = 100;
	/** The later seen value counts, as {@link EntityMerge} has it in SQL. */
	private static final Comparator<AttributeValue> CURRENT = Comparator.comparing(AttributeValue::last)
			.thenComparing(attribute -> attribute.value().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

	private final JdbcClient jdbc;
	private final JsonMapper json;

	NewEntities(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	private record Row(Named named, List<ByCollector> collectors, Map<String, String> attributes, @Nullable Sighting sighting) {

		private int confidence() {
			return collectors.isEmpty() ? UNSEEN_CONFIDENCE : Confidence.merged(collectors.stream().map(ByCollector::confidence).toList());
		}

		/** Their ids are kebab-case, so a comma parts them. */
		private String collectorNames() {
			return collectors.stream().map(ByCollector::collector).sorted().collect(Collectors.joining(","));
		}

		private Collection<String> tags() {
			return sighting == null ? List.of() : sighting.tags();
		}

		private @Nullable Instant firstSeen() {
			return sighting == null ? null : sighting.first();
		}

		private @Nullable Instant lastSeen() {
			return sighting == null ? null : sighting.last();
		}

		private int observations() {
			return sighting == null ? 0 : sighting.observations();
		}
	}

	/** @return which of the batch's entities were new */
	Set<UUID> insert(FactBatch batch) {
		List<Row> rows = rows(batch);
		return new HashSet<>(jdbc.sql("""
				insert into storage.entity (organisation_id, id, type, value, known_since, confidence, collectors, attributes, tags,
					first_seen, last_seen, observation_count)
				select ?, id, type, value, known_since, confidence, string_to_array(collectors, ','),
					attributes::jsonb, case when tags = '[]' then '{}' else array(select jsonb_array_elements_text(tags::jsonb)) end,
					first_seen, last_seen, observations
				from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (id, type, value, known_since, confidence, collectors, attributes,
					tags, first_seen, last_seen, observations)
				on conflict do nothing returning id""")
				.params(batch.organisation().value(), Columns.uuids(rows, row -> row.named().entity().id().value()),
						Columns.texts(rows, row -> row.named().entity().type().label()),
						Columns.texts(rows, row -> row.named().entity().value()), Columns.instants(rows, row -> row.named().at()),
						Columns.integers(rows, Row::confidence),
						Columns.texts(rows, Row::collectorNames),
						Columns.texts(rows, row -> json.writeValueAsString(row.attributes())),
						Columns.texts(rows, row -> json.writeValueAsString(row.tags())), Columns.instants(rows, Row::firstSeen),
						Columns.instants(rows, Row::lastSeen), Columns.integers(rows, Row::observations))
				.query(UUID.class).list());
	}

	private static List<Row> rows(FactBatch batch) {
		Map<UUID, List<ByCollector>> collectors = batch.byCollector().stream().collect(Collectors.groupingBy(ByCollector::entity));
		Map<UUID, Sighting> sightings = batch.sightings().stream().collect(Collectors.toMap(Sighting::entity, sighting -> sighting));
		Map<UUID, Map<String, String>> attributes = attributes(batch.attributes());
		return batch.entities().stream().map(named -> {
			UUID id = named.entity().id().value();
			return new Row(named, collectors.getOrDefault(id, List.of()), attributes.getOrDefault(id, Map.of()), sightings.get(id));
		}).toList();
	}

	private static Map<UUID, Map<String, String>> attributes(Collection<AttributeValue> values) {
		Map<UUID, Map<String, AttributeValue>> current = new HashMap<>();
		values.forEach(value -> current.computeIfAbsent(value.entity(), entity -> new TreeMap<>())
				.merge(value.name(), value, (one, other) -> CURRENT.compare(one, other) >= 0 ? one : other));
		Map<UUID, Map<String, String>> attributes = new HashMap<>();
		current.forEach((entity, byName) -> attributes.put(entity, byName.values().stream()
				.collect(Collectors.toMap(AttributeValue::name, AttributeValue::value))));
		return attributes;
	}
}
