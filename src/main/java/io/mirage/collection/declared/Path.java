package io.mirage.collection.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Names parts of a JSON answer: {@code data.hosts[*].name}. {@code @} is the row that is read now, {@code $} the whole
 * answer, {@code question} what was asked about, {@code [n]} an element, {@code [-1]} the last one, {@code *} every element or member, {@code ~} the
 * names of the members; a name with a dot or a blank stands in single quotes. What is not there is no part.
 */
record Path(Start start, List<Step> steps) {

	enum Start {
		ROW, ROOT, QUESTION
	}

	/** From one part to those below it. */
	@FunctionalInterface
	interface Step {
		Stream<JsonNode> from(JsonNode part);
	}

	private static final Pattern STEP = Pattern.compile("\\.?(?:(?<index>\\[(-?\\d{1,6})])|(?<all>\\[\\*]|\\*)|(?<names>~)"
			+ "|'(?<quoted>[^']+)'|(?<name>[^.\\[\\]'*~@$|{}\\s]+))");
	private static final Pattern BEGINNING = Pattern.compile("@|\\$|question$");

	/** @throws IllegalArgumentException saying what is wrong with {@code text} */
	static Path of(String text) {
		Matcher beginning = BEGINNING.matcher(text);
		Start start = Start.ROW;
		int at = 0;
		if (beginning.lookingAt()) {
			start = switch (beginning.group()) {
				case "$" -> Start.ROOT;
				case "question" -> Start.QUESTION;
				default -> Start.ROW;
			};
			at = beginning.end();
		}
		return new Path(start, steps(text, at));
	}

	private static List<Step> steps(String text, int from) {
		List<Step> steps = new ArrayList<>();
		Matcher step = STEP.matcher(text);
		int at = from;
		while (at < text.length()) {
			if (!step.region(at, text.length()).lookingAt() || step.end() == at) {
				throw new IllegalArgumentException("is '" + text + "', which is no path from character " + (at + 1)
						+ " on; a path looks like data.hosts[*].name");
			}
			steps.add(step(step));
			at = step.end();
		}
		if (steps.isEmpty() && from == 0) {
			throw new IllegalArgumentException("is empty; @ stands for the row itself");
		}
		return List.copyOf(steps);
	}

	private static Step step(Matcher match) {
		if (match.group("all") != null) {
			return JsonNode::valueStream;
		}
		if (match.group("names") != null) {
			return part -> part.propertyNames().stream().map(StringNode::valueOf);
		}
		if (match.group("index") != null) {
			int index = Integer.parseInt(match.group(2));
			return part -> Stream.of(part.path(index < 0 ? part.size() + index : index));
		}
		String name = match.group("quoted") != null ? match.group("quoted") : match.group("name");
		return part -> Stream.of(part.path(name));
	}

	Stream<JsonNode> in(Scope scope) {
		Stream<JsonNode> parts = Stream.of(switch (start) {
			case ROW -> scope.row();
			case ROOT -> scope.root();
			case QUESTION -> StringNode.valueOf(scope.question());
		});
		for (Step step : steps) {
			parts = parts.flatMap(step::from);
		}
		return parts.filter(part -> !part.isMissingNode() && !part.isNull());
	}
}
