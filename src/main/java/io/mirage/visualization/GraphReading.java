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
import io.mirage.platform.readmodel.FactDiscovery;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** Turns a scan's facts into a graph. */
@Component
class GraphReading {

	private final ScanFacts facts;

	GraphReading(ScanFacts facts) {
		this.facts = facts;
	}

	/** One view of the facts, although results of a running scan go on arriving. */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	Graph read(FactScan scan) {
		List<Graph.Entity> entities = new ArrayList<>();
		Map<EntityId, Integer> numbers = new HashMap<>();
		facts.forEachEntity(scan.scanId(), Long.MAX_VALUE, fact -> {
			numbers.put(fact.entity().id(), entities.size());
			entities.add(new Graph.Entity(fact.entity(), fact.tags()));
		});
		List<Edge> edges = new ArrayList<>();
		Links links = new Links(numbers);
		facts.forEachRelationship(scan.scanId(), Long.MAX_VALUE, fact -> {
			links.add(fact.source(), fact.target());
			edges.add(new Edge(fact.id(), fact.source().value(), fact.target().value(), fact.type().label()));
		});
		return new Graph(entities, edges, links.from(), links.to(), tree(scan, numbers, links));
	}

	private DiscoveryTree tree(FactScan scan, Map<EntityId, Integer> numbers, Links relationships) {
		Links steps = new Links(numbers);
		steps.addBothWays(relationships);
		for (FactDiscovery discovery : facts.discoveries(scan.scanId())) {
			steps.add(discovery.source(), discovery.found());
		}
		int[] roots = scan.targets().stream().map(EntityRef::id).mapToInt(steps::number).sorted().toArray();
		return DiscoveryTree.grow(numbers.size(), roots, steps.from(), steps.to());
	}

	/** Pairs of numbers. Every end of a fact is an entity of the same scan, which the read model warrants. */
	private static final class Links {

		private final Map<EntityId, Integer> numbers;
		private final List<int[]> pairs = new ArrayList<>();

		private Links(Map<EntityId, Integer> numbers) {
			this.numbers = numbers;
		}

		private void add(EntityId source, EntityId target) {
			pairs.add(new int[] {number(source), number(target)});
		}

		private int number(EntityId entity) {
			Integer number = numbers.get(entity);
			if (number == null) {
				throw new IllegalStateException("A fact refers to the entity " + entity + ", which its scan does not have.");
			}
			return number;
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
