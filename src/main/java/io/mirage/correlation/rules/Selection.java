package io.mirage.correlation.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.mirage.correlation.rules.Condition.View;
import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityType;

/**
 * Which subjects a rule begins with: entities of some types, or asked sources with some outcomes.
 *
 * @param where what each of them must meet
 */
record Selection(List<EntityType> types, Set<Outcome> outcomes, List<Condition> where) {

	Stream<Subject> of(Facts facts) {
		Stream<Subject> subjects = outcomes.isEmpty() ? types.stream().flatMap(facts::ofType) : facts.asked(outcomes);
		return subjects.filter(subject -> Condition.allHold(where, subject, new View(facts, subject)));
	}
}
