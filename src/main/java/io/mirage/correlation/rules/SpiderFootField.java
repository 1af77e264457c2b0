package io.mirage.correlation.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule reads of an event: {@code data}, {@code source.type}, {@code entity.data} and the like. */
record SpiderFootField(Relative relative, Property property) {

	enum Relative {
		SELF, SOURCE, CHILD, ENTITY
	}

	enum Property {
		TYPE, MODULE, DATA
	}

	/** @throws IllegalArgumentException naming the fields there are */
	static SpiderFootField parse(String text) {
		return all().filter(field -> field.name().equals(text)).findFirst().orElseThrow(() -> new IllegalArgumentException(
				"'" + text + "' is not a field; use one of " + all().map(SpiderFootField::name).collect(Collectors.joining(", "))));
	}

	private static Stream<SpiderFootField> all() {
		return Arrays.stream(Relative.values())
				.flatMap(relative -> Arrays.stream(Property.values()).map(property -> new SpiderFootField(relative, property)));
	}

	private String name() {
		String name = property.name().toLowerCase(Locale.ROOT);
		return relative == Relative.SELF ? name : relative.name().toLowerCase(Locale.ROOT) + "." + name;
	}
}
