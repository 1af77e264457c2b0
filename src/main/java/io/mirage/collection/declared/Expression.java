package io.mirage.collection.declared;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/** A path and what is made of the texts it leads to: {@code names[*] | lower | unwild}. */
record Expression(Path path, List<Filter> filters) {

	private static final String PIPE = "\\s+\\|\\s+";

	/** @throws IllegalArgumentException saying what is wrong with {@code text} */
	static Expression of(String text) {
		List<String> parts = List.of(text.strip().split(PIPE));
		return new Expression(Path.of(parts.getFirst()), parts.stream().skip(1).map(Filter::of).toList());
	}

	/** Texts, numbers and truth values, in their order; objects and lists say nothing. */
	Stream<String> values(Scope scope) {
		Stream<String> texts = path.in(scope).filter(JsonNode::isValueNode).map(JsonNode::asString).map(String::strip);
		for (Filter filter : filters) {
			texts = texts.flatMap(filter::apply);
		}
		return texts.filter(text -> !text.isEmpty());
	}
}
