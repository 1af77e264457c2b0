package io.mirage.correlation.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/**
 * What a rule asks of a subject. The only condition about absence is {@link Absent}, and it holds only where a source
 * that would have known was asked and answered: "not looked" is never "not there".
 */
sealed interface Condition {

	boolean holds(Subject subject, View view);

	/**
	 * @param about the subject the rule is about, also while a condition looks at one related to it
	 * @param everything whether what people have called false is seen too, as it must be before something is called absent
	 */
	record View(Facts facts, Subject about, boolean everything) {

		View(Facts facts, Subject about) {
			this(facts, about, false);
		}

		private View ofEverything() {
			return new View(facts, about, true);
		}

		private List<Subject> related(Subject subject, Direction direction, RelationType relation) {
			return everything ? facts.relatedAny(subject, direction, relation) : facts.related(subject, direction, relation);
		}

		private Optional<Subject> find(EntityId id) {
			return everything ? facts.findAny(id) : facts.find(id);
		}
	}

	static boolean allHold(List<Condition> conditions, Subject subject, View view) {
		return conditions.stream().allMatch(condition -> condition.holds(subject, view));
	}

	record Tested(Field field, Check check) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			List<String> values = field.values(subject, view.facts());
			return values.isEmpty() ? field.emptyMeansNone() && check.holdsOfNone() : check.holds(values, view.facts());
		}
	}

	record AnyOf(List<Condition> conditions) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return conditions.stream().anyMatch(condition -> condition.holds(subject, view));
		}
	}

	/** At least so many of the conditions hold. */
	record Several(List<Condition> conditions, int atLeast) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return conditions.stream().filter(condition -> condition.holds(subject, view)).limit(atLeast).count() == atLeast;
		}
	}

	/** No earlier scan of the project knows it, although a source that names it had answered the same question before. */
	record Appeared() implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return view.facts().hasAppeared(subject);
		}
	}

	/** Earlier scans of the project know the attribute, and never with this value. */
	record Changed(String attribute) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			Set<String> before = view.facts().before(subject, attribute);
			String now = subject.attributes().get(attribute);
			return now != null && !before.isEmpty() && !before.contains(now);
		}
	}

	/** At least so many relationships lead to entities that meet the conditions. */
	record Related(Direction direction, RelationType relation, List<Condition> where, int atLeast) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return view.related(subject, direction, relation).stream()
					.filter(other -> allHold(where, other, view)).limit(atLeast).count() == atLeast;
		}
	}

	/** The entity of that type and value exists and meets the conditions. */
	record Present(EntityType type, Template value, List<Condition> where) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			String wanted = value.fill(List.of(subject), view.facts());
			return view.find(EntityId.of(type, wanted)).filter(other -> allHold(where, other, view)).isPresent();
		}
	}

	/** @param seenBy collectors that, asked about the rule's subject, would have found it */
	record Absent(Condition missing, Set<String> seenBy) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return view.facts().sawEverything(view.about(), seenBy) && !missing.holds(subject, view.ofEverything());
		}
	}

	/** These collectors, as far as they were asked about the subject, answered, and one of them was. */
	record AnsweredBy(Set<String> collectors) implements Condition {
		@Override
		public boolean holds(Subject subject, View view) {
			return view.facts().sawEverything(subject, collectors);
		}
	}
}
