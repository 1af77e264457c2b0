package io.mirage.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.Columns;

/**
 * Writes made-up facts where the modules would have put them: what is measured is how they are found, not how they came.
 * A hundred thousand entities are a scan.
 */
final class DataSet {

	static final int SCAN = 100_000;
	private static final int BATCH = 5000;
	private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
	private static final UUID NAMESPACE = UUID.fromString("6d697261-6765-5e00-8000-62656e636800");
	private static final UUID ORGANISATION = OrganisationId.DEFAULT.value();

	/** One of a batch. */
	private record Row(int number, EntityRef entity, String collector, Instant at) {}

	private record Edge(UUID id, String type, UUID source, UUID target, String collector) {}

	private final JdbcClient jdbc;

	DataSet(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	static UUID scan(int number) {
		return Uuids.derived(NAMESPACE, "scan " + number);
	}

	/** In the place of what was there. */
	void fill(int size, IntConsumer progress) {
		clear();
		MadeUp data = new MadeUp(size);
		for (int from = 0; from < size; from += BATCH) {
			if (from % SCAN == 0) {
				insertScan(from / SCAN, Math.min(SCAN, size - from));
			}
			insert(data, from, Math.min(from + BATCH, size), scan(from / SCAN));
			if ((from + BATCH) % SCAN == 0) {
				progress.accept(from + BATCH);
			}
		}
		jdbc.sql("analyze").update();
	}

	private void clear() {
		jdbc.sql("""
				truncate storage.scan, storage.entity, storage.observation, storage.entity_collector, storage.scan_entity,
					storage.relationship, storage.relationship_observation, storage.asked, facts.scan, facts.completion, facts.scan_task,
					facts.scan_entity, facts.scan_observation, facts.scan_relationship""").update();
	}

	private void insertScan(int number, int entities) {
		UUID scan = scan(number);
		var end = START.plusSeconds(3600L * (number + 1)).atOffset(ZoneOffset.UTC);
		jdbc.sql("""
				insert into storage.scan (scan_id, organisation_id, project_id, tasks, applied, entities, observations, finished_at, stored)
				values (?, ?, ?, 1, 1, ?, ?, ?, true)""")
				.params(scan, ORGANISATION, ProjectId.DEFAULT.value(), entities, entities, end).update();
		jdbc.sql("""
				insert into facts.scan (scan_id, organisation_id, project_id, name, state, started_at, finished_at, tasks, applied, started)
				values (?, ?, ?, ?, 'completed', ?, ?, 1, 1, true)""")
				.params(scan, ORGANISATION, ProjectId.DEFAULT.value(), "Made up " + number, end.minusHours(1), end).update();
		jdbc.sql("insert into facts.completion (scan_id, unit) values (?, 'bench')").param(scan).update();
	}

	private void insert(MadeUp data, int from, int to, UUID scan) {
		List<Row> rows = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		for (int number = from; number < to; number++) {
			rows.add(new Row(number, data.entity(number), data.collector(number), START.plusSeconds(number)));
			for (MadeUp.Link link : data.linksFrom(number)) {
				EntityRef source = data.entity(link.source());
				EntityRef target = data.entity(link.target());
				edges.add(new Edge(ObservedRelationship.idOf(link.type(), source, target), link.type().label(), source.id().value(),
						target.id().value(), data.collector(number)));
			}
		}
		insertEntities(rows, scan);
		insertRelationships(edges, scan);
	}

	private void insertEntities(List<Row> rows, UUID scan) {
		write("""
				insert into storage.entity (organisation_id, id, type, value, confidence, collectors, attributes, known_since, first_seen,
					last_seen, observation_count)
				select :organisation, id, type, value, 80, array[collector], '{"server": "nginx"}', at, at, at, 1 from made""", rows, scan);
		write("""
				insert into storage.observation (organisation_id, entity_id, id, scan_id, task_id, source_id, collector, confidence,
					reliability, seen_at, attributes, tags)
				select :organisation, id, md5(id::text)::uuid, :scan, :scan, id, collector, 80, 'B', at, '{"server": "nginx"}', '{}' from made""",
				rows, scan);
		write("insert into storage.entity_collector select :organisation, id, collector, 80 from made", rows, scan);
		write("insert into storage.scan_entity (scan_id, entity_id, organisation_id) select :scan, id, :organisation from made", rows, scan);
		write("insert into facts.scan_entity select :scan, id, type, value, at from made", rows, scan);
		write("""
				insert into facts.scan_observation
				select :scan, id, md5(id::text)::uuid, :scan, id, collector, 80, at, '{"server":"nginx"}', '[]' from made""", rows, scan);
	}

	private void write(String insert, List<Row> rows, UUID scan) {
		jdbc.sql("with made as (select * from unnest(:ids::uuid[], :types::text[], :values::text[], :collectors::text[], :times::timestamptz[])"
				+ " as made (id, type, value, collector, at)) " + insert)
				.param("ids", Columns.uuids(rows, row -> row.entity().id().value()))
				.param("types", Columns.texts(rows, row -> row.entity().type().label()))
				.param("values", Columns.texts(rows, row -> row.entity().value())).param("collectors", Columns.texts(rows, Row::collector))
				.param("times", Columns.instants(rows, Row::at)).param("organisation", ORGANISATION).param("scan", scan).update();
	}

	private void insertRelationships(List<Edge> edges, UUID scan) {
		write("""
				insert into storage.relationship (organisation_id, id, type, source_id, target_id, first_seen, last_seen)
				select distinct on (id) :organisation, id, type, source, target, :at, :at from made on conflict do nothing""", scan, edges);
		write("""
				insert into storage.relationship_observation (organisation_id, relationship_id, task_id, scan_id, collector, confidence,
					seen_at, tags)
				select distinct on (id) :organisation, id, :scan, :scan, collector, 80, :at, '{}' from made on conflict do nothing""",
				scan, edges);
		write("""
				insert into facts.scan_relationship (scan_id, relationship_id, task_id, type, source_id, target_id, collector, confidence, tags)
				select distinct on (id) :scan, id, :scan, type, source, target, collector, 80, '[]' from made""", scan, edges);
	}

	private void write(String insert, UUID scan, List<Edge> edges) {
		jdbc.sql("with made as (select * from unnest(:ids::uuid[], :types::text[], :sources::uuid[], :targets::uuid[], :collectors::text[])"
				+ " as made (id, type, source, target, collector)) " + insert)
				.param("ids", Columns.uuids(edges, Edge::id)).param("types", Columns.texts(edges, Edge::type))
				.param("sources", Columns.uuids(edges, Edge::source)).param("targets", Columns.uuids(edges, Edge::target))
				.param("collectors", Columns.texts(edges, Edge::collector)).param("organisation", ORGANISATION).param("scan", scan)
				.param("at", START.atOffset(ZoneOffset.UTC)).update();
	}
}
