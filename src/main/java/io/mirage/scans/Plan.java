package io.mirage.scans;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;

/**
 * Who may be asked about what in one scan: fixed when the scan starts, so that the same results lead to the same
 * questions in whatever order they come.
 *
 * @param collectors the catalogue as it was, those out of the plan included
 */
record Plan(ScanId scanId, ScanScope scope, List<Candidate> collectors) implements ValueObject {

	/** @param reason why it is not in the plan, for people; absent if it is */
	record Candidate(String id, String name, Intrusiveness intrusiveness, Set<EntityType> consumes, long minIntervalMillis,
			@Nullable String reason) {

		Candidate {
			consumes = Set.copyOf(consumes);
		}

		boolean isPlanned() {
			return reason == null;
		}

		Candidate without(String why) {
			return new Candidate(id, name, intrusiveness, consumes, minIntervalMillis, why);
		}
	}

	/** A question, not yet in the frontier. */
	record Question(TaskId id, String collector, KnownEntity entity, int priority) {}

	Plan {
		collectors = List.copyOf(collectors);
	}

	/** The same as far as a scan has changed since: within another hop limit, and without the collectors stopped meanwhile. */
	Plan changed(ScanScope now, Predicate<String> halted) {
		return new Plan(scanId, now, collectors.stream().map(collector ->
				collector.isPlanned() && halted.test(collector.id()) ? collector.without("It was stopped while the scan ran.") : collector)
				.toList());
	}

	List<Question> questionsAbout(Collection<KnownEntity> entities) {
		return entities.stream().flatMap(this::questionsAbout).toList();
	}

	List<Candidate> planned() {
		return collectors.stream().filter(Candidate::isPlanned).toList();
	}

	private Stream<Question> questionsAbout(KnownEntity entity) {
		return collectors.stream()
				.filter(collector -> isAsked(collector, entity))
				.map(collector -> new Question(TaskId.of(scanId, collector.id(), entity.ref().id()), collector.id(), entity,
						priority(collector, entity)));
	}

	private boolean isAsked(Candidate collector, KnownEntity entity) {
		return collector.isPlanned()
				&& entity.distance() <= scope.hopLimit()
				&& collector.consumes().contains(entity.ref().type())
				&& (entity.inScope() || collector.intrusiveness() == Intrusiveness.PASSIVE);
	}

	/** Near before far, and among the equally near the quiet before the loud. */
	private static int priority(Candidate collector, KnownEntity entity) {
		return entity.distance() * PRIORITIES_PER_HOP + collector.intrusiveness().ordinal();
	}

	/** Room for every class of intrusiveness between two distances. */
	static final int PRIORITIES_PER_HOP = 10;
}
