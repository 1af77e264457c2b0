package io.mirage.collection.collectors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mirage.collection.network.RangeNetwork;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Answer.Relation;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.EntityParser;

/**
 * A scan without engine or database: every collector that is not aggressive is asked about everything it consumes, once. In scope is
 * what lies within the target, and the addresses such names resolve to; whatever else is known is asked of third parties
 * only.
 */
final class BreadthFirstScan {

	private final EntityParser parser = new EntityParser();
	private final EntityRef target;
	private final List<Collector> collectors;
	private final RangeNetwork network;
	private final Queue<EntityRef> open = new ArrayDeque<>();
	private final Set<EntityRef> known = new HashSet<>();
	private final Set<EntityRef> reached = new HashSet<>();
	private final Set<Map.Entry<Collector, EntityRef>> asked = new HashSet<>();
	final List<Fact> facts = new ArrayList<>();
	final Map<String, Set<EntityType>> factsBy = new TreeMap<>();
	final List<Relation> relations = new ArrayList<>();
	final List<String> failures = new ArrayList<>();

	BreadthFirstScan(EntityRef target, List<Collector> collectors, RangeNetwork network) {
		this.target = target;
		this.collectors = collectors.stream().filter(collector -> Intrusiveness.ACTIVE.allows(collector.descriptor().intrusiveness())).toList();
		this.network = network;
	}

	BreadthFirstScan run() throws InterruptedException {
		discover(target);
		while (!open.isEmpty()) {
			EntityRef entity = open.remove();
			for (Collector collector : collectors) {
				ask(collector, entity);
			}
		}
		return this;
	}

	private void discover(EntityRef entity) {
		if (known.add(entity)) {
			open.add(entity);
		}
	}

	private boolean isInScope(EntityRef entity) {
		return parser.isWithin(target, entity) || reached.contains(entity);
	}

	private void ask(Collector collector, EntityRef entity) throws InterruptedException {
		boolean allowed = isInScope(entity) || collector.descriptor().intrusiveness() == Intrusiveness.PASSIVE;
		if (!allowed || !collector.descriptor().consumes().contains(entity.type())
				|| !asked.add(Map.entry(collector, entity))) {
			return;
		}
		Answer answer = new Answer(parser);
		Question question = new Question(entity, isInScope(entity));
		try {
			collector.collect(question, network.client(collector.descriptor(), question), answer);
		} catch (Unreachable | NotPermitted none) {
			return;
		} catch (SourceException e) {
			failures.add(collector.descriptor().id() + " about " + entity + ": " + e.reason());
		}
		answer.facts().forEach(fact -> factsBy.computeIfAbsent(collector.descriptor().id(), _ -> new TreeSet<>()).add(fact.entity().type()));
		take(answer);
	}

	private void take(Answer answer) {
		facts.addAll(answer.facts());
		relations.addAll(answer.relations());
		answer.facts().forEach(fact -> discover(fact.entity()));
		answer.relations().stream().filter(relation -> relation.type() == RelationType.RESOLVES_TO)
				.filter(relation -> parser.isWithin(target, relation.source())).map(Relation::target)
				.filter(reached::add).forEach(open::add);
	}
}
