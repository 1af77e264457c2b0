package io.mirage.collection.declared;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;

/**
 * How an answer is written. Whatever it is, it is read into JSON: lines into texts, rows of a table into objects by the
 * names of their columns, matches of an expression into objects by the names of its groups.
 *
 * @param columns names of a table's columns; empty if its first row names them
 * @param separator between the columns of a table
 * @param comment what lines begin with that say nothing; empty for none
 * @param pattern for {@code REGEX}
 * @param skip how many lines at the beginning say nothing
 */
record Format(Kind kind, List<String> columns, char separator, String comment, Pattern pattern, int skip) {

	enum Kind {
		JSON, NDJSON, CSV, LINES, REGEX, XML, DNS;

		static Kind of(String label) {
			return Stream.of(values()).filter(kind -> kind.label().equals(label)).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("is '" + label + "', not one of "
							+ Stream.of(values()).map(Kind::label).collect(Collectors.joining(", "))));
		}

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
	private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

	static Format of(Kind kind) {
		return new Format(kind, List.of(), ',', "", Pattern.compile(""), 0);
	}

	/** Whether the end of the answer may be missing without harm to what stands before it. */
	boolean isLineByLine() {
		return kind != Kind.JSON && kind != Kind.XML;
	}

	/** @throws Unreadable if the answer is not written so, or was cut where that matters */
	JsonNode read(HttpReply reply) throws Unreadable {
		boolean cut = reply.evidence().truncated();
		if (cut && !isLineByLine()) {
			throw new Unreadable(reply.uri().getHost() + " sends more than the " + reply.body().length
					+ " bytes that are read; network.max-bytes sets how many.");
		}
		String text = reply.text();
		return read(cut ? text.substring(0, Math.max(0, text.lastIndexOf('\n'))) : text, String.valueOf(reply.uri().getHost()));
	}

	/** @param sender for messages */
	JsonNode read(String text, String sender) throws Unreadable {
		try {
			return switch (kind) {
				case JSON -> JSON.readTree(text);
				case NDJSON -> objects(text);
				case CSV -> table(text);
				case LINES -> array(lines(text).map(NODES::stringNode));
				case REGEX -> matches(text);
				case XML -> XmlTree.of(text);
				case DNS -> throw new IllegalStateException("Answers of name servers are no text");
			};
		} catch (JacksonException e) {
			throw new Unreadable(sender + " sent no " + kind + ": " + e.getOriginalMessage());
		}
	}

	private JsonNode objects(String text) {
		return array(lines(text).map(JSON::readTree));
	}

	private JsonNode table(String text) {
		List<String> lines = lines(text).toList();
		boolean headed = columns.isEmpty() && !lines.isEmpty();
		List<String> names = headed ? CsvLine.cells(lines.getFirst(), separator) : columns;
		return array(lines.stream().skip(headed ? 1 : 0).map(line -> row(names, CsvLine.cells(line, separator))));
	}

	private static ObjectNode row(List<String> names, List<String> cells) {
		ObjectNode row = NODES.objectNode();
		for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
			row.put(names.get(i), cells.get(i));
		}
		return row;
	}

	private JsonNode matches(String text) {
		List<String> groups = NAMED_GROUP.matcher(pattern.pattern()).results().map(found -> found.group(1)).toList();
		ArrayNode matches = NODES.arrayNode();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			ObjectNode match = matches.addObject();
			groups.forEach(group -> match.put(group, matcher.group(group)));
		}
		return matches;
	}

	private Stream<String> lines(String text) {
		return text.lines().skip(skip).map(String::strip)
				.filter(line -> !line.isEmpty() && (comment.isEmpty() || !line.startsWith(comment)));
	}

	private static ArrayNode array(Stream<? extends JsonNode> elements) {
		ArrayNode array = NODES.arrayNode();
		elements.forEach(array::add);
		return array;
	}
}
