package io.mirage.configuration;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a module says about a setting that it reads.
 *
 * @param key may have {@code *} in the place of words: then it stands for any number of settings, each with a word there
 * @param fallback the value while nobody has set one; null for a secret
 * @param min smallest number or duration, fewest characters or entries; absent for no limit
 * @param max the opposite
 * @param pattern what the whole text, or every entry of a list, has to match; absent for anything
 * @param shape what JSON has to be like; absent for anything
 */
record Declaration(String namespace, String key, SettingType type, JsonNode fallback, String description,
		@Nullable JsonNode min, @Nullable JsonNode max, @Nullable Pattern pattern, @Nullable JsonShape shape) implements ValueObject {

	private static final int MAX_ECHO = 80;
	private static final String ANY_WORD = "[a-z0-9]+(-[a-z0-9]+)*";

	boolean isFamily() {
		return key.contains("*");
	}

	/** Whether this family has such a member. */
	boolean includes(String member) {
		return isFamily() && member.matches(Stream.of(key.split("\\.")).map(word -> word.equals("*") ? ANY_WORD : Pattern.quote(word))
				.collect(Collectors.joining("\\.")));
	}

	/** This family's member with that key. */
	Declaration named(String member) {
		return new Declaration(namespace, member, type, fallback, description, min, max, pattern, shape);
	}

	boolean isSecret() {
		return type == SettingType.SECRET;
	}

	/** @return what is wrong with the value and what would be right, for people; empty if it fits */
	Optional<String> objection(JsonNode value) {
		if (!type.accepts(value)) {
			return Optional.of(key + " is " + echo(value) + ", not " + type.expectation() + ".");
		}
		if (min != null && type.measure(value).compareTo(type.limit(min)) < 0) {
			return Optional.of(outside(value, "at least ", min));
		}
		if (max != null && type.measure(value).compareTo(type.limit(max)) > 0) {
			return Optional.of(outside(value, "at most ", max));
		}
		if (shape != null && !value.equals(fallback)) {
			return shape.objection(value).map(objection -> key + " does not fit its schema: " + objection + ".");
		}
		return texts(value).filter(text -> pattern != null && !pattern.matcher(text).matches()).findFirst()
				.map(text -> key + " has the text " + echo(text) + ", which does not match " + pattern + ".");
	}

	private String outside(JsonNode value, String limit, JsonNode bound) {
		String is = type.unit().isEmpty() ? " is " + echo(value)
				: " has " + type.measure(value).toPlainString() + type.unit();
		return key + is + ", not " + limit + bound.asString() + type.unit() + ".";
	}

	private Stream<String> texts(JsonNode value) {
		return switch (type) {
			case STRING, SECRET -> Stream.of(value.stringValue());
			case LIST -> StreamSupport.stream(value.spliterator(), false).map(JsonNode::stringValue);
			default -> Stream.empty();
		};
	}

	private String echo(JsonNode value) {
		return value.isString() ? echo(value.stringValue()) : isSecret() ? "something else" : shortened(value.toString());
	}

	/** A secret is not repeated to anybody, not even to the one who sent it. */
	private String echo(String text) {
		return isSecret() ? "that was sent" : "'" + shortened(text) + "'";
	}

	private static String shortened(String text) {
		return text.length() <= MAX_ECHO ? text : text.substring(0, MAX_ECHO) + "…";
	}
}
