package io.mirage.visualization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** Turns a scan's facts into a graph. */
@Component
class GraphReading {

	private final ScanFacts facts;
	private final VisualizationProperties properties;

	GraphReading(ScanFacts facts, VisualizationProperties properties) {
		this.facts = facts;
		this.properties = properties;
	}

	/** One view of the facts, although results of a running scan go on arriving. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	Graph read(FactScan scan) {
		List<Graph.Entity> entities = new ArrayList<>();
		Map<EntityId, Integer> numbers = new HashMap<>();
		facts.forEachEntity(scan.scanId(), properties.maxEntities(), fact -> {
			numbers.put(fact.entity().id(), entities.size());
			entities.add(new Graph.Entity(fact.entity(), fact.tags()));
		});
		List<Edge> edges = new ArrayList<>();
		Links links = new Links(numbers);
		facts.forEachRelationship(scan.scanId(), Long.MAX_VALUE, fact -> {
			if (links.add(fact.source(), fact.target())) {
				edges.add(new Edge(fact.id(), fact.source().value(), fact.target().value(), fact.type().label()));
			}
		});
		int omittedEntities = (int) facts.countEntities(scan.scanId()) - entities.size();
		int omittedEdges = omittedEntities == 0 ? 0 : (int) facts.countRelationships(scan.scanId()) - edges.size();
		return new Graph(entities, edges, links.from(), links.to(), tree(scan, numbers, links), omittedEntities, omittedEdges);
	}

	private DiscoveryTree tree(FactScan scan, Map<EntityId, Integer> numbers, Links relationships) {
		Links steps = new Links(numbers);
		steps.addBothWays(relationships);
		facts.forEachDiscovery(scan.scanId(), discovery -> steps.add(discovery.source(), discovery.found()));
		int[] roots = scan.targets().stream().map(EntityRef::id).filter(numbers::containsKey).mapToInt(numbers::get).sorted().toArray();
		return DiscoveryTree.grow(numbers.size(), roots, steps.from(), steps.to());
	}

	/** Pairs of numbers, of entities that are drawn. */
	private static final class Links {

		private final Map<EntityId, Integer> numbers;
		private final List<int[]> pairs = new ArrayList<>();

		private Links(Map<EntityId, Integer> numbers) {
			this.numbers = numbers;
		}

		/** @return whether both are drawn */
		private boolean add(EntityId source, EntityId target) {
			Integer from = numbers.get(source);
			Integer to = numbers.get(target);
			if (from == null || to == null) {
				return false;
			}
			pairs.add(new int[] {from, to});
			return true;
		}

		private void addBothWays(Links others) {
			others.pairs.forEach(pair -> {
				pairs.add(pair);
				pairs.add(new int[] {pair[1], pair[0]});
			});
		}

		private int[] from() {
			return pairs.stream().mapToInt(pair -> pair[0]).toArray();
		}

		private int[] to() {
			return pairs.stream().mapToInt(pair -> pair[1]).toArray();
		}
	}
}
