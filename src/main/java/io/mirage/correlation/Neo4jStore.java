package io.mirage.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryConfig;
import org.neo4j.driver.Record;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.correlation.GraphStoreProperties.Neo4j;
import io.mirage.correlation.WaitingEdges.Node;
import io.mirage.correlation.WaitingEdges.Waiting;
import io.mirage.correlation.WaitingEdges.WaitingEdge;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.stores.Comparison;
import io.mirage.platform.stores.Feed;
import io.mirage.platform.stores.SecondaryStore;

/**
 * Keeps Neo4j's copy of the scans' graphs: a node for each entity of a scan that has relationships, a relationship of its
 * own type for each of those. They are only ever added, so neither order nor repetition matters, until a whole scan goes.
 */
final class Neo4jStore implements SecondaryStore, Adjacency {

	private static final int DELETED_AT_ONCE = 5000;
	private static final String MERGE = """
			unwind $rows as row
			merge (s:MirageEntity {key: row.scan + '/' + row.source.id})
				on create set s.scan = row.scan, s.id = row.source.id, s.type = row.source.type, s.value = row.source.value
			merge (t:MirageEntity {key: row.scan + '/' + row.target.id})
				on create set t.scan = row.scan, t.id = row.target.id, t.type = row.target.type, t.value = row.target.value
			merge (s)-[r:%s {id: row.id}]->(t)""";

	private final Driver driver;
	private final WaitingEdges edges;
	private final Feed feed;
	private final TransactionTemplate transaction;
	private final Neo4j settings;

	Neo4jStore(Driver driver, WaitingEdges edges, Feed feed, TransactionTemplate transaction, Neo4j settings) {
		this.driver = driver;
		this.edges = edges;
		this.feed = feed;
		this.transaction = transaction;
		this.settings = settings;
	}

	@Override
	public String name() {
		return "graph";
	}

	@Override
	public String engine() {
		Record kernel = run("call dbms.components() yield name, versions, edition return name, versions[0] as version, edition", Map.of()).getFirst();
		return kernel.get("name").asString() + " " + kernel.get("version").asString() + " " + kernel.get("edition").asString();
	}

	@Override
	public Map<EntityId, List<Connection>> touching(ScanId scan, Collection<EntityId> entities, int limit) {
		Map<EntityId, List<Connection>> touching = new LinkedHashMap<>();
		run("""
				unwind $nodes as node
				match (n:MirageEntity {key: $scan + '/' + node})
				call (n) { match (n)-[r]-() return distinct r limit $limit }
				return node, r.id as id, type(r) as type, startNode(r).id as source, endNode(r).id as target order by node, id""",
				Map.of("nodes", entities.stream().map(EntityId::toString).toList(), "scan", scan.toString(), "limit", limit + 1))
				.forEach(row -> touching.computeIfAbsent(id(row, "node"), node -> new ArrayList<>())
						.add(new Connection(UUID.fromString(row.get("id").asString()), row.get("type").asString(), id(row, "source"), id(row, "target"))));
		return touching;
	}

	private static EntityId id(Record row, String column) {
		return new EntityId(UUID.fromString(row.get(column).asString()));
	}

	@Override
	public synchronized int drain() {
		if (!feed.take()) {
			return 0;
		}
		feed.requireCopy(present(), this::rebuild, this::replace);
		List<Waiting> rows = edges.first(settings.portion());
		Map<RelationType, List<Map<String, Object>>> byType = new TreeMap<>();
		Set<UUID> deleted = new TreeSet<>();
		for (Waiting row : rows) {
			WaitingEdge edge = row.edge();
			if (edge == null) {
				deleted.add(row.scan());
			} else {
				byType.computeIfAbsent(RelationType.of(edge.type()), type -> new ArrayList<>()).add(parameters(row.scan(), edge));
			}
		}
		byType.forEach((type, of) -> run(MERGE.formatted(type.label()), Map.of("rows", of)));
		deleted.forEach(scan -> delete("match (n:MirageEntity {scan: $scan})", Map.of("scan", scan.toString())));
		feed.delete(rows.stream().map(Waiting::seq).toList());
		return rows.size();
	}

	private static Map<String, Object> parameters(UUID scan, WaitingEdge edge) {
		return Map.of("scan", scan.toString(), "id", edge.id().toString(), "source", parameters(edge.source()), "target",
				parameters(edge.target()));
	}

	private static Map<String, Object> parameters(Node node) {
		return Map.of("id", node.id().toString(), "type", node.type(), "value", node.value());
	}

	@Override
	public long waiting() {
		return feed.waiting();
	}

	@Override
	public Optional<Instant> waitingSince() {
		return feed.waitingSince();
	}

	@Override
	public long rebuild() {
		return Objects.requireNonNull(transaction.execute(status -> {
			feed.begin();
			return edges.noteAll();
		}));
	}

	private @Nullable String present() {
		return run("match (c:MirageCopy) return c.id as id", Map.of()).stream().map(row -> row.get("id").asString()).findFirst().orElse(null);
	}

	/** The mark comes last: without it nothing that is there counts. */
	private String replace() {
		String fresh = UUID.randomUUID().toString();
		run("match (c:MirageCopy) delete c", Map.of());
		delete("match (n:MirageEntity)", Map.of());
		run("create constraint mirage_entity_key if not exists for (n:MirageEntity) require n.key is unique", Map.of());
		run("create index mirage_entity_scan if not exists for (n:MirageEntity) on (n.scan)", Map.of());
		run("create (c:MirageCopy {id: $id})", Map.of("id", fresh));
		return fresh;
	}

	/** In portions, for a transaction holds what it deletes in memory. */
	private void delete(String nodes, Map<String, Object> parameters) {
		String portion = nodes + " with n limit " + DELETED_AT_ONCE + " detach delete n return count(*) as deleted";
		while (run(portion, parameters).getFirst().get("deleted").asLong() > 0) {
			feed.take();
		}
	}

	@Override
	public Comparison compare() {
		Comparison.Count count = new Comparison.Count();
		Set<String> scans = new TreeSet<>(edges.scans());
		run("match (n:MirageEntity) return distinct n.scan as scan", Map.of()).forEach(row -> scans.add(row.get("scan").asString()));
		scans.forEach(scan -> compare(scan, count));
		return count.result();
	}

	private void compare(String scan, Comparison.Count count) {
		Set<String> wanted = new TreeSet<>(edges.relationships(scan));
		Set<String> there = run("match (n:MirageEntity {scan: $scan})-[r]->() return r.id as id", Map.of("scan", scan)).stream()
				.map(row -> row.get("id").asString()).collect(Collectors.toCollection(TreeSet::new));
		count.saw(wanted.size(), there.size());
		wanted.stream().filter(id -> !there.contains(id)).forEach(id -> count.missing(scan + "/" + id));
		there.stream().filter(id -> !wanted.contains(id)).forEach(id -> count.surplus(scan + "/" + id));
	}

	private List<Record> run(String cypher, Map<String, Object> parameters) {
		return driver.executableQuery(cypher).withParameters(parameters)
				.withConfig(QueryConfig.builder().withDatabase(settings.database()).build()).execute().records();
	}

	@Override
	public void close() {
		feed.release();
	}
}
