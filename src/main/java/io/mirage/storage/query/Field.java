package io.mirage.storage.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** What can stand before a colon. */
public enum Field {
	TYPE("type", "kind of entity", "type:Hostname"),
	VALUE("value", "the whole value, * for any characters", "value:*.example.com"),
	TAG("tag", "what sources or people said of it in one word", "tag:wildcard"),
	SOURCE("source", "a collector that observed it", "source:crtsh"),
	CONFIDENCE("confidence", "how sure the sources are together, 0 to 100", "confidence>=80"),
	SEEN("seen", "when it was last seen: an age or a date", "seen:<7d"),
	LAST_SEEN("last_seen", "the same as seen", "last_seen:>=2026-11-01"),
	FIRST_SEEN("first_seen", "when it was first seen", "first_seen:<24h"),
	SEVERITY("severity", "an open finding of that severity rests on it", "severity>=high"),
	RULE("rule", "an open finding of that rule rests on it", "rule:expired-certificate"),
	HAS("has", "there is at least one", "has:finding"),
	IS("is", "what it is", "is:target"),
	SCAN("scan", "id of a scan that knows it", "scan:01980000-0000-7000-8000-000000000000"),
	PROJECT("project", "id of a project whose scans know it", "project:01980000-0000-7000-8000-000000000000"),
	RELATION("relation", "an edge of that kind begins or ends there", "relation:resolves_to"),
	ATTRIBUTE("attribute.", "what a source said of it, by name", "attribute.server:nginx*"),
	TO("to.", "the value it leads to by a relation", "to.resolves_to:192.0.2.*"),
	FROM("from.", "the value that leads to it by a relation", "from.resolves_to:www.*");

	private final String label;
	private final String description;
	private final String example;

	Field(String label, String description, String example) {
		this.label = label;
		this.description = description;
		this.example = example;
	}

	/** As it is written; ends with a dot if a name follows. */
	public String label() {
		return label;
	}

	public String description() {
		return description;
	}

	public String example() {
		return example;
	}

	/** Whether a name of the caller's or a relation follows the label. */
	boolean isPrefix() {
		return label.endsWith(".");
	}

	/** The field that a name means, in any case. */
	static Optional<Field> find(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter(field -> field.isPrefix() ? lower.startsWith(field.label) && name.length() > field.label.length()
				: lower.equals(field.label)).findFirst();
	}

	/** What the values can be, as far as this build knows; empty where only the store does. */
	public List<String> choices() {
		return switch (this) {
			case TYPE -> Arrays.stream(EntityType.values()).map(EntityType::label).toList();
			case SEVERITY -> Arrays.stream(Severity.values()).map(Severity::label).toList();
			case RELATION -> Arrays.stream(RelationType.values()).map(RelationType::label).toList();
			case HAS -> Stream.concat(Stream.of("finding"), Arrays.stream(Query.Thing.values()).map(Field::label)).toList();
			case IS -> List.of("target", "false_positive");
			case SEEN, LAST_SEEN, FIRST_SEEN -> List.of("<24h", "<7d", "<30d", ">30d");
			default -> List.of();
		};
	}

	static List<String> labels() {
		return Arrays.stream(values()).map(field -> field.isPrefix() ? field.label + "<name>" : field.label).toList();
	}

	static String label(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}
}
