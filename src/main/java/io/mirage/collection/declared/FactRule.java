package io.mirage.collection.declared;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/**
 * What one kind of row says.
 *
 * @param each the rows
 * @param where what a row's parts have to be, all of them
 * @param within whether only what lies inside the question counts
 * @param confidence 0 to 100
 * @param relation to what the rule stands under, or to the question
 * @param inverse whether the relation leads from this entity to the other one
 * @param facts what the same row says of this entity's neighbours
 */
record FactRule(Path each, Map<Expression, Pattern> where, Subject subject, Template value, boolean within,
		Map<String, Template> attributes, List<String> tags, int confidence, Optional<RelationType> relation, boolean inverse,
		List<FactRule> facts) {

	/** What a row states the existence of. */
	sealed interface Subject {

		Set<EntityType> types();

		record Typed(EntityType type) implements Subject {

			@Override
			public Set<EntityType> types() {
				return Set.of(type);
			}
		}

		/** A domain or a host, whichever the name is. */
		record Named() implements Subject {

			@Override
			public Set<EntityType> types() {
				return EnumSet.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME);
			}
		}

		/** A person or an organisation, whichever the name is. */
		record Holder() implements Subject {

			@Override
			public Set<EntityType> types() {
				return EnumSet.of(EntityType.PERSON, EntityType.ORGANIZATION);
			}
		}

		/** What was asked about; stated only if there is something to say of it. */
		record Asked() implements Subject {

			@Override
			public Set<EntityType> types() {
				return Set.of();
			}
		}

		static Subject of(String label) {
			return switch (label) {
				case "Name" -> new Named();
				case "Holder" -> new Holder();
				case "question" -> new Asked();
				default -> new Typed(EntityType.find(label).orElseThrow(() -> new IllegalArgumentException("is '" + label
						+ "', not question, Name (a domain or a host), Holder (a person or an organisation) or one of "
						+ Stream.of(EntityType.values()).map(EntityType::label).collect(Collectors.joining(", ")))));
			};
		}
	}

	/** @param asked types that the question may have */
	Set<EntityType> produces(Set<EntityType> asked) {
		Set<EntityType> types = EnumSet.noneOf(EntityType.class);
		types.addAll(subject instanceof Subject.Asked ? asked : subject.types());
		facts.forEach(fact -> types.addAll(fact.produces(asked)));
		return types;
	}
}
