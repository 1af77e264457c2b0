package io.mirage.correlation.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.events.entities.RelationType;

/** What a condition, a group or a headline reads of a subject. */
sealed interface Field {

	/** @return empty if the subject has no such value */
	List<String> values(Subject subject, Facts facts);

	/** Whether no values means that there are none. An attribute that no source gave may still have a value. */
	default boolean emptyMeansNone() {
		return true;
	}

	/**
	 * Reads {@code value}, {@code attribute.title}, {@code to.resolves_to} and the like.
	 *
	 * @throws IllegalArgumentException saying which fields there are
	 */
	static Field parse(String name) {
		if (name.startsWith("attribute.") && name.length() > "attribute.".length()) {
			return new Attribute(name.substring("attribute.".length()));
		}
		if (name.startsWith("before.") && name.length() > "before.".length()) {
			return new Before(name.substring("before.".length()));
		}
		if (name.startsWith("to.") || name.startsWith("from.")) {
			int dot = name.indexOf('.');
			return new Related(Direction.valueOf(name.substring(0, dot).toUpperCase(Locale.ROOT)), relation(name.substring(dot + 1)));
		}
		return Arrays.stream(Plain.values()).filter(field -> field.label().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("'" + name + "' is not a field; use " + Arrays.stream(Plain.values())
						.map(Plain::label).collect(Collectors.joining(", ")) + ", attribute.<name>, before.<attribute>, to.<relation> or from.<relation>"));
	}

	/** @throws IllegalArgumentException saying which relations there are */
	static RelationType relation(String label) {
		return Arrays.stream(RelationType.values()).filter(type -> type.label().equals(label)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not a relation; use one of "
						+ Arrays.toString(RelationType.values())));
	}

	/** What every subject has. */
	enum Plain implements Field {
		VALUE, TYPE, HOST, FIRST_LABEL, TAG, COLLECTOR, NAMED_BY, FIRST_SEEN, LAST_SEEN,
		/** {@code yes} or {@code no}, whether a name or address belongs to the scan's targets; none of other things. */
		OF_TARGET,
		/** Targets of other scans of the organisation that know it too. */
		SHARED_WITH,
		/** Domains among the scan's targets that a foreign domain could be taken for. */
		RESEMBLES;

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}

		@Override
		public List<String> values(Subject subject, Facts facts) {
			return switch (this) {
				case VALUE -> List.of(subject.entity().value());
				case TYPE -> List.of(subject.entity().type().label());
				case HOST -> subject.host().stream().toList();
				case FIRST_LABEL -> subject.host().map(host -> host.split("\\.", 2)[0]).stream().toList();
				case TAG -> subject.tags();
				case COLLECTOR -> subject.collectors();
				case NAMED_BY -> List.copyOf(facts.namedBy(subject));
				case FIRST_SEEN -> List.of(subject.firstSeen().toString());
				case LAST_SEEN -> List.of(subject.lastSeen().toString());
				case OF_TARGET -> facts.isOfTarget(subject).map(own -> own ? "yes" : "no").stream().toList();
				case RESEMBLES -> facts.resembles(subject);
				case SHARED_WITH -> List.copyOf(facts.sharedWith(subject));
			};
		}
	}

	/** What a source said about the subject. */
	record Attribute(String name) implements Field {

		@Override
		public List<String> values(Subject subject, Facts facts) {
			return Stream.ofNullable(subject.attributes().get(name)).toList();
		}

		@Override
		public boolean emptyMeansNone() {
			return false;
		}
	}

	/** What earlier scans of the project know of an attribute. */
	record Before(String attribute) implements Field {

		@Override
		public List<String> values(Subject subject, Facts facts) {
			return List.copyOf(facts.before(subject, attribute));
		}

		@Override
		public boolean emptyMeansNone() {
			return false;
		}
	}

	/** The values of the entities at the other ends. */
	record Related(Direction direction, RelationType relation) implements Field {

		@Override
		public List<String> values(Subject subject, Facts facts) {
			return facts.related(subject, direction, relation).stream().map(other -> other.entity().value()).distinct().toList();
		}

		@Override
		public boolean emptyMeansNone() {
			return false;
		}
	}
}
