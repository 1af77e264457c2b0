package io.mirage.collection.collectors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

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
 * A scan without engine or database: every collector is asked about everything it consumes, once. In scope is what lies
 * within the target, and the addresses such names resolve to with what they offer; whatever else is known is asked of
 * third parties only.
 */
final class BreadthFirstScan {

	private static final int THREADS = 32;

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

	private record Asked(String collector, Answer answer, @Nullable String failure) {}

	BreadthFirstScan(EntityRef target, List<Collector> collectors, RangeNetwork network) {
		this.target = target;
		this.collectors = collectors;
		this.network = network;
	}

	BreadthFirstScan run() throws InterruptedException, ExecutionException {
		discover(target);
		try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
			while (!open.isEmpty()) {
				List<Future<Asked>> level = threads.invokeAll(nextLevel());
				for (Future<Asked> asked : level) {
					take(asked.get());
				}
			}
		}
		return this;
	}

	private List<Callable<Asked>> nextLevel() {
		List<Callable<Asked>> level = new ArrayList<>();
		while (!open.isEmpty()) {
			EntityRef entity = open.remove();
			collectors.stream().filter(collector -> isToAsk(collector, entity)).forEach(collector -> {
				Question question = new Question(entity, isInScope(entity));
				level.add(() -> ask(collector, question));
			});
		}
		return level;
	}

	private void discover(EntityRef entity) {
		if (known.add(entity)) {
			open.add(entity);
		}
	}

	private boolean isInScope(EntityRef entity) {
		return parser.isWithin(target, entity) || reached.stream().anyMatch(address -> parser.isWithin(address, entity));
	}

	private boolean isToAsk(Collector collector, EntityRef entity) {
		boolean allowed = isInScope(entity) || collector.descriptor().intrusiveness() == Intrusiveness.PASSIVE;
		return allowed && collector.descriptor().consumes().contains(entity.type()) && asked.add(Map.entry(collector, entity));
	}

	private Asked ask(Collector collector, Question question) throws InterruptedException {
		Answer answer = new Answer(parser);
		String id = collector.descriptor().id();
		try {
			collector.collect(question, network.client(collector.descriptor(), question), answer);
		} catch (Unreachable | NotPermitted none) {
			return new Asked(id, new Answer(parser), null);
		} catch (SourceException e) {
			return new Asked(id, answer, id + " about " + question.entity() + ": " + e.reason());
		}
		return new Asked(id, answer, null);
	}

	private void take(Asked asked) {
		Answer answer = asked.answer();
		Optional.ofNullable(asked.failure()).ifPresent(failures::add);
		answer.facts().forEach(fact -> factsBy.computeIfAbsent(asked.collector(), _ -> new TreeSet<>()).add(fact.entity().type()));
		facts.addAll(answer.facts());
		relations.addAll(answer.relations());
		answer.facts().forEach(fact -> discover(fact.entity()));
		answer.relations().stream().filter(relation -> relation.type() == RelationType.RESOLVES_TO)
				.filter(relation -> parser.isWithin(target, relation.source())).map(Relation::target)
				.filter(reached::add).forEach(open::add);
	}
}
