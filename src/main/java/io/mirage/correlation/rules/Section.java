package io.mirage.correlation.rules;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

import io.mirage.correlation.rules.RuleFileException.Place;

/**
 * A mapping in a rule file that knows where it stands. Whoever reads it takes what it knows key by key and then calls
 * {@link #nothingElse}, so that a mistyped key is an error and not a condition that silently does not count.
 */
final class Section {

	private final String file;
	private final String path;
	private final Mark start;
	private final Map<String, Node> entries = new LinkedHashMap<>();
	private final Map<String, Node> keys = new HashMap<>();
	private final Set<String> read = new HashSet<>();

	private Section(String file, String path, Node node) {
		this.file = file;
		this.path = path;
		this.start = node.getStartMark();
		if (!(node instanceof MappingNode mapping)) {
			throw new RuleFileException(file, place(start, path), "must be a mapping of keys to values");
		}
		mapping.getValue().forEach(entry -> {
			String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
			keys.put(key, entry.getKeyNode());
			if (entries.put(key, entry.getValueNode()) != null) {
				throw new RuleFileException(file, place(entry.getKeyNode().getStartMark(), child(key)), "stands there twice; remove one");
			}
		});
	}

	/** @throws RuleFileException if the text is no YAML mapping */
	static Section of(String file, String text) {
		try {
			Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
			if (root == null) {
				throw new RuleFileException(file, new Place(1, 1, "rule"), "the file is empty");
			}
			return new Section(file, "", root);
		} catch (MarkedYAMLException notYaml) {
			Place place = notYaml.getProblemMark() == null ? new Place(1, 1, "syntax") : place(notYaml.getProblemMark(), "syntax");
			throw new RuleFileException(file, place, "this is not YAML: " + notYaml.getProblem());
		}
	}

	/** Whoever asks knows the key and deals with it. */
	boolean has(String key) {
		read.add(key);
		return entries.containsKey(key);
	}

	String text(String key) {
		return findText(key).orElseThrow(() -> wrong(key, "is missing"));
	}

	Optional<String> findText(String key) {
		return find(key).map(node -> scalar(key, node));
	}

	/** A single value counts as a list of one; an absent key as an empty list. */
	List<String> texts(String key) {
		return find(key).map(node -> node instanceof SequenceNode sequence
				? sequence.getValue().stream().map(item -> scalar(key, item)).toList() : List.of(scalar(key, node))).orElse(List.of());
	}

	int number(String key, int least, int most) {
		String text = text(key);
		if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
			throw wrong(key, "is '" + text + "', not a whole number from " + least + " to " + most);
		}
		return Integer.parseInt(text);
	}

	/** Reads the value by {@code reader}, whose refusal becomes this file's. */
	<T> T read(String key, Function<String, T> reader) {
		return read(key, text(key), reader);
	}

	/** The same for a text that the key's value contains. */
	<T> T read(String key, String text, Function<String, T> reader) {
		try {
			return reader.apply(text);
		} catch (IllegalArgumentException refused) {
			throw wrong(key, String.valueOf(refused.getMessage()));
		}
	}

	<T> List<T> readAll(String key, Function<String, T> reader) {
		return texts(key).stream().map(text -> read(key, text, reader)).toList();
	}

	/** A list of mappings; empty if the key is absent. */
	List<Section> sections(String key) {
		List<Section> sections = new ArrayList<>();
		find(key).ifPresent(node -> {
			if (!(node instanceof SequenceNode sequence)) {
				throw wrong(key, "must be a list, each entry after a dash");
			}
			for (Node item : sequence.getValue()) {
				sections.add(new Section(file, child(key) + "[" + sections.size() + "]", item));
			}
		});
		return sections;
	}

	/** Whether the key stands for a mapping. */
	boolean isMapping(String key) {
		return find(key).filter(MappingNode.class::isInstance).isPresent();
	}

	/** Names of all keys, in the order of the file; asking for them does not read them. */
	List<String> keys() {
		return List.copyOf(entries.keySet());
	}

	/** A list of lists of texts; empty if the key is absent. */
	List<List<String>> rows(String key, int length) {
		List<List<String>> rows = new ArrayList<>();
		find(key).ifPresent(node -> {
			List<Node> items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
			for (Node item : items) {
				if (!(item instanceof SequenceNode row) || row.getValue().size() != length) {
					throw wrong(key, "must be a list of lists of " + length + " values");
				}
				rows.add(row.getValue().stream().map(value -> scalar(key, value)).toList());
			}
		});
		return rows;
	}

	Section section(String key) {
		return find(key).map(node -> new Section(file, child(key), node)).orElseThrow(() -> wrong(key, "is missing"));
	}

	/** Names and texts of a mapping; empty if the key is absent. */
	Map<String, String> map(String key) {
		Map<String, String> map = new LinkedHashMap<>();
		if (has(key)) {
			Section values = section(key);
			values.entries.keySet().forEach(name -> map.put(name, values.text(name)));
		}
		return map;
	}

	/** @throws RuleFileException naming a key that nobody asked for */
	void nothingElse() {
		entries.keySet().stream().filter(key -> !read.contains(key)).findFirst().ifPresent(unknown -> {
			throw new RuleFileException(file, place(Objects.requireNonNull(keys.get(unknown)).getStartMark(), child(unknown)),
					"is not known here; known are " + String.join(", ", read.stream().sorted().toList()));
		});
	}

	/** Where this stands, for messages. */
	String path() {
		return path;
	}

	RuleFileException wrong(String key, String what) {
		Node node = entries.get(key);
		return new RuleFileException(file, place(node == null ? start : node.getStartMark(), child(key)), what);
	}

	private Optional<Node> find(String key) {
		read.add(key);
		return Optional.ofNullable(entries.get(key));
	}

	private String scalar(String key, Node node) {
		if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
			return scalar.getValue().strip();
		}
		throw wrong(key, "must be a text");
	}

	private String child(String key) {
		return path.isEmpty() ? key : path + "." + key;
	}

	private static Place place(Mark mark, String field) {
		return new Place(mark.getLine() + 1, mark.getColumn() + 1, field);
	}
}
