package io.mirage.storage.query;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.storage.query.Age.Ago;
import io.mirage.storage.query.Age.Fixed;

/** Gives a field, an operator and values their meaning, or says which of the three is not right. */
final class FieldReader {

	private static final int MAX_CONFIDENCE = 100;
	private static final List<String> TIMES = List.of("<7d", "<24h", ">4w", "2026-11-01", ">=2026-11-01", "2026-11-01..2026-11-07");

	private final String text;
	private final Field field;
	private final Written name;
	private final Written operator;
	private final List<Written> values;

	FieldReader(String text, Field field, Written name, Written operator, List<Written> values) {
		this.text = text;
		this.field = field;
		this.name = name;
		this.operator = operator;
		this.values = values;
	}

	/** @throws QueryException naming the place and what would be right there */
	Query read() {
		boolean ordered = Set.of(Field.CONFIDENCE, Field.SEVERITY, Field.SEEN, Field.LAST_SEEN, Field.FIRST_SEEN).contains(field);
		if (!ordered && isComparison()) {
			throw wrong(operator, "'" + field.label() + "' has no order to compare by.", List.of(":", "!="));
		}
		Query query = meaning();
		return operator.text().equals("!=") ? new Query.Not(query) : query;
	}

	private Query meaning() {
		return switch (field) {
			case TYPE -> new Query.OfType(all(this::type));
			case VALUE -> matches(Query.Property.VALUE);
			case TAG -> matches(Query.Property.TAG);
			case SOURCE -> matches(Query.Property.SOURCE);
			case RULE -> matches(Query.Property.RULE);
			case CONFIDENCE -> confidence(single());
			case SEEN, LAST_SEEN -> anyOf(value -> seen(Query.Occasion.LAST, value));
			case FIRST_SEEN -> anyOf(value -> seen(Query.Occasion.FIRST, value));
			case SEVERITY -> new Query.InFinding(severities());
			case HAS -> anyOf(this::has);
			case IS -> anyOf(this::is);
			case SCAN -> anyOf(value -> new Query.InScan(id(value)));
			case PROJECT -> anyOf(value -> new Query.InProject(id(value)));
			case RELATION -> new Query.Linked(all(this::relation));
			case ATTRIBUTE -> new Query.Attribute(name.text().substring(field.label().length()), globs());
			case TO -> new Query.Related(true, relationOfName(), globs());
			case FROM -> new Query.Related(false, relationOfName(), globs());
		};
	}

	private Query matches(Query.Property property) {
		return new Query.Matches(property, globs());
	}

	private List<Glob> globs() {
		return values.stream().map(Written::glob).toList();
	}

	private <T> Set<T> all(Function<Written, T> reading) {
		return values.stream().map(reading).collect(Collectors.toUnmodifiableSet());
	}

	private Query anyOf(Function<Written, Query> reading) {
		List<Query> parts = values.stream().map(reading).toList();
		return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
	}

	private EntityType type(Written value) {
		return Arrays.stream(EntityType.values()).filter(type -> type.label().equalsIgnoreCase(value.text())).findFirst()
				.orElseThrow(() -> unknown(value, "an entity type"));
	}

	private RelationType relation(Written value) {
		return relation(value.text()).orElseThrow(() -> unknown(value, "a relation"));
	}

	private RelationType relationOfName() {
		String label = name.text().substring(field.label().length());
		return relation(label).orElseThrow(() -> wrong(new Written(label, false, name.end() - label.length(), name.end()),
				"'" + label + "' is not a relation.", Closest.to(label, Field.RELATION.choices())));
	}

	private static Optional<RelationType> relation(String label) {
		return Arrays.stream(RelationType.values()).filter(type -> type.label().equalsIgnoreCase(label)).findFirst();
	}

	private Query has(Written value) {
		if (value.text().equalsIgnoreCase("finding")) {
			return new Query.InFinding(EnumSet.allOf(Severity.class));
		}
		return new Query.Has(Arrays.stream(Query.Thing.values()).filter(thing -> Field.label(thing).equalsIgnoreCase(value.text()))
				.findFirst().orElseThrow(() -> unknown(value, "something an entity can have")));
	}

	private Query is(Written value) {
		if (value.text().equalsIgnoreCase("target")) {
			return new Query.Target();
		}
		if (value.text().equalsIgnoreCase("false_positive")) {
			return new Query.FalsePositive();
		}
		throw unknown(value, "something an entity can be");
	}

	private UUID id(Written value) {
		try {
			return UUID.fromString(value.text());
		} catch (IllegalArgumentException notAnId) {
			throw wrong(value, "'" + value.text() + "' is not the id of a " + field.label() + ".", List.of("an id such as "
					+ "01980000-0000-7000-8000-000000000000"));
		}
	}

	private Set<Severity> severities() {
		if (!isComparison()) {
			return all(this::severity);
		}
		Severity limit = severity(single());
		return Arrays.stream(Severity.values()).filter(one -> switch (comparison()) {
			case ">=" -> one.compareTo(limit) >= 0;
			case ">" -> one.compareTo(limit) > 0;
			case "<=" -> one.compareTo(limit) <= 0;
			default -> one.compareTo(limit) < 0;
		}).collect(Collectors.toCollection(() -> EnumSet.noneOf(Severity.class)));
	}

	private Severity severity(Written value) {
		return Arrays.stream(Severity.values()).filter(severity -> severity.label().equals(value.text().toLowerCase(Locale.ROOT)))
				.findFirst().orElseThrow(() -> unknown(value, "a severity"));
	}

	private Query confidence(Written value) {
		int limit = number(value);
		return switch (comparison()) {
			case ">=" -> new Query.Confidence(limit, MAX_CONFIDENCE);
			case ">" -> new Query.Confidence(limit + 1, MAX_CONFIDENCE);
			case "<=" -> new Query.Confidence(0, limit);
			case "<" -> new Query.Confidence(0, limit - 1);
			default -> new Query.Confidence(limit, limit);
		};
	}

	private int number(Written value) {
		if (value.text().matches("\\d{1,3}") && Integer.parseInt(value.text()) <= MAX_CONFIDENCE) {
			return Integer.parseInt(value.text());
		}
		throw wrong(value, "'" + value.text() + "' is not a number from 0 to 100.", List.of("80"));
	}

	private Query seen(Query.Occasion occasion, Written value) {
		int range = value.text().indexOf("..");
		if (range >= 0 && !isComparison()) {
			return new Query.Seen(occasion, time(value, value.text().substring(0, range)),
					after(time(value, value.text().substring(range + 2))));
		}
		Age age = time(value, value.text());
		return switch (age) {
			case Ago ago -> switch (comparison()) {
				case ">", ">=" -> new Query.Seen(occasion, null, ago);
				default -> new Query.Seen(occasion, ago, null);
			};
			case Fixed day -> switch (comparison()) {
				case ">=" -> new Query.Seen(occasion, day, null);
				case ">" -> new Query.Seen(occasion, day.end(), null);
				case "<=" -> new Query.Seen(occasion, null, day.end());
				case "<" -> new Query.Seen(occasion, null, day);
				default -> new Query.Seen(occasion, day, day.end());
			};
		};
	}

	private static @Nullable Age after(Age last) {
		return last instanceof Fixed day ? day.end() : last;
	}

	private Age time(Written value, String written) {
		return Age.tryParse(written).orElseThrow(() -> wrong(value, "'" + written
				+ "' is neither an age in hours, days or weeks nor a date.", TIMES));
	}

	private Written single() {
		if (values.size() > 1) {
			throw wrong(values.get(1), "'" + field.label() + operator.text() + "' takes one value.", List.of());
		}
		return values.getFirst();
	}

	private boolean isComparison() {
		return comparison().startsWith("<") || comparison().startsWith(">");
	}

	/** {@code :>=} means {@code >=}. */
	private String comparison() {
		return operator.text().startsWith(":") ? operator.text().substring(1) : operator.text();
	}

	private QueryException unknown(Written value, String kind) {
		return wrong(value, "'" + value.text() + "' is not " + kind + ".", Closest.to(value.text(), field.choices()));
	}

	private QueryException wrong(Written what, String reason, List<String> expected) {
		return new QueryException(Place.of(text, what.start(), what.end()), reason, expected);
	}
}
