package io.mirage.storage.query;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** A question about entities, read and checked: whatever has this form can be answered. */
public sealed interface Query {

	/** Every entity. */
	record All() implements Query {}

	/** @param parts at least two */
	record And(List<Query> parts) implements Query {
		public And {
			parts = List.copyOf(parts);
		}
	}

	/** @param parts at least two */
	record Or(List<Query> parts) implements Query {
		public Or {
			parts = List.copyOf(parts);
		}
	}

	record Not(Query part) implements Query {}

	/** Contains the words, the last one perhaps only begun; with stars, has the text as a part of its value. */
	record Words(String text) implements Query {}

	/** Contains the words next to each other in this order. */
	record Phrase(String text) implements Query {}

	/**
	 * Contains a word that becomes this one by so many letters added, left out or changed.
	 *
	 * @param word lower case letters and digits only
	 * @param distance 1 or 2
	 */
	record Fuzzy(String word, int distance) implements Query {}

	/** @param types at least one */
	record OfType(Set<EntityType> types) implements Query {
		public OfType {
			types = Set.copyOf(types);
		}
	}

	/** One of the entity's values of that property passes one of the globs. */
	record Matches(Property property, List<Glob> globs) implements Query {
		public Matches {
			globs = List.copyOf(globs);
		}
	}

	/** What has text that can be compared. */
	enum Property {
		VALUE, TAG, SOURCE, RULE
	}

	/** A source gave that attribute a value that passes. */
	record Attribute(String name, List<Glob> globs) implements Query {
		public Attribute {
			globs = List.copyOf(globs);
		}
	}

	/** Both ends inclusive. */
	record Confidence(int from, int to) implements Query {}

	/** Is evidence of an open finding of one of these severities; of none in particular if all are there. */
	record InFinding(Set<Severity> severities) implements Query {
		public InFinding {
			severities = Set.copyOf(severities);
		}
	}

	/** @param from inclusive @param to exclusive; one of them is there */
	record Seen(Occasion occasion, @Nullable Age from, @Nullable Age to) implements Query {}

	/** Which sight of an entity is meant. */
	enum Occasion {
		FIRST, LAST
	}

	record InScan(UUID scan) implements Query {}

	record InProject(UUID project) implements Query {}

	/** An edge of that kind leads to (or comes from) an entity whose value passes. */
	record Related(boolean outgoing, RelationType relation, List<Glob> globs) implements Query {
		public Related {
			globs = List.copyOf(globs);
		}
	}

	/** An edge of one of these kinds begins or ends here. */
	record Linked(Set<RelationType> relations) implements Query {
		public Linked {
			relations = Set.copyOf(relations);
		}
	}

	record Has(Thing thing) implements Query {}

	/** What an entity may have. */
	enum Thing {
		TAG, ATTRIBUTE, SOURCE, RELATION, RAW, NOTE
	}

	/** A target of a scan. */
	record Target() implements Query {}

	/** Somebody marked it as false, and the mark stands. */
	record FalsePositive() implements Query {}

	/** Whether false positives are asked for by name, so that leaving them out would leave nothing. */
	default boolean asksForFalsePositives() {
		return switch (this) {
			case FalsePositive() -> true;
			case And(List<Query> parts) -> parts.stream().anyMatch(Query::asksForFalsePositives);
			case Or(List<Query> parts) -> parts.stream().anyMatch(Query::asksForFalsePositives);
			default -> false;
		};
	}
}
