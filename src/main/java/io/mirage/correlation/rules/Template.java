package io.mirage.correlation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with places such as {@code {value}}, {@code {attribute.title}}, {@code {count}} or {@code {group}}. Values are
 * inserted as they are, as plain text: nothing in them is read as a place, and whoever shows the text escapes it.
 */
final class Template {

	private sealed interface Part {}

	private record Text(String text) implements Part {}

	private record Place(Field field) implements Part {}

	/** Where the number of members goes. */
	private record Count() implements Part {}

	/** Where the group's common value goes. */
	private record Group() implements Part {}

	private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

	private final List<Part> parts;

	private Template(List<Part> parts) {
		this.parts = parts;
	}

	/** @throws IllegalArgumentException naming a place that is unknown */
	static Template of(String text) {
		List<Part> parts = new ArrayList<>();
		Matcher places = PLACE.matcher(text);
		int end = 0;
		while (places.find()) {
			parts.add(new Text(text.substring(end, places.start())));
			parts.add(place(places.group(1)));
			end = places.end();
		}
		parts.add(new Text(text.substring(end)));
		return new Template(List.copyOf(parts));
	}

	/** What it reads of its subjects. */
	List<Field> fields() {
		return parts.stream().<Field>mapMulti((part, fields) -> {
			if (part instanceof Place(Field field)) {
				fields.accept(field);
			}
		}).toList();
	}

	/** Fills in values as they are, the first of each place; for looking up, not for showing. */
	String fill(List<Subject> members, Facts facts) {
		StringBuilder text = new StringBuilder();
		for (Part part : parts) {
			text.append(switch (part) {
				case Text(String fixed) -> fixed;
				case Place(Field field) -> field.values(members.getFirst(), facts).stream().findFirst().orElse("");
				case Count(), Group() -> "";
			});
		}
		return text.toString();
	}

	/** One line for people: several values are listed, long and unprintable ones made fit. */
	String headline(String group, List<Subject> members, Facts facts) {
		StringBuilder text = new StringBuilder();
		for (Part part : parts) {
			text.append(switch (part) {
				case Text(String fixed) -> fixed;
				case Place(Field field) -> PlainText.listed(members.stream()
						.flatMap(member -> field.values(member, facts).stream()).distinct().toList());
				case Count() -> String.valueOf(members.stream().map(Subject::entity).distinct().count());
				case Group() -> PlainText.shown(group);
			});
		}
		return PlainText.headline(text.toString());
	}

	private static Part place(String name) {
		return switch (name) {
			case "count" -> new Count();
			case "group" -> new Group();
			default -> new Place(Field.parse(name));
		};
	}
}
