package io.mirage.collection.declared;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mapping in a source file that knows where it stands. Whoever reads it takes the keys it knows and then calls
 * {@link #nothingElse}, so that a mistyped key is an error.
 */
final class Section {

	private final String file;
	private final String path;
	private final int line;
	private final Map<String, Node> entries = new LinkedHashMap<>();
	private final Set<String> read = new HashSet<>();

	private Section(String file, String path, Node node) {
		this.file = file;
		this.path = path;
		this.line = line(node);
		if (!(node instanceof MappingNode mapping)) {
			throw new SourceFileException(file, line, path, "must be a mapping of keys to values");
		}
		mapping.getValue().forEach(entry -> {
			String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
			if (entries.put(key, entry.getValueNode()) != null) {
				throw new SourceFileException(file, line(entry.getKeyNode()), child(key), "stands there twice; remove one");
			}
		});
	}

	/** @throws SourceFileException if the text is no YAML mapping */
	static Section of(String file, String text) {
		try {
			Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
			if (root == null) {
				throw new SourceFileException(file, 1, "the file", "is empty");
			}
			return new Section(file, "", root);
		} catch (MarkedYAMLException notYaml) {
			int line = notYaml.getProblemMark() == null ? 1 : notYaml.getProblemMark().getLine() + 1;
			throw new SourceFileException(file, line, "the text", "is not YAML: " + notYaml.getProblem());
		} catch (YAMLException notYaml) {
			throw new SourceFileException(file, 1, "the text", "is not YAML: " + notYaml.getMessage());
		}
	}

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

	String text(String key, String fallback) {
		return findText(key).orElse(fallback);
	}

	/** A single value counts as a list of one; an absent key as an empty list. */
	List<String> texts(String key) {
		return find(key).map(node -> node instanceof SequenceNode sequence
				? sequence.getValue().stream().map(item -> scalar(key, item)).toList() : List.of(scalar(key, node))).orElse(List.of());
	}

	int number(String key, int least, int most, int fallback) {
		if (!has(key)) {
			return fallback;
		}
		String text = text(key);
		if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
			throw wrong(key, "is '" + text + "', not a whole number from " + least + " to " + most);
		}
		return Integer.parseInt(text);
	}

	boolean flag(String key) {
		String text = text(key, "false");
		if (!text.equals("true") && !text.equals("false")) {
			throw wrong(key, "is '" + text + "', not true or false");
		}
		return text.equals("true");
	}

	<T> T read(String key, Function<String, T> reader) {
		return read(key, text(key), reader);
	}

	/** Reads a text by {@code reader}, whose refusal becomes this file's. */
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

	Section section(String key) {
		return findSection(key).orElseThrow(() -> wrong(key, "is missing"));
	}

	Optional<Section> findSection(String key) {
		return find(key).map(node -> new Section(file, child(key), node));
	}

	/** Whether the key stands for a mapping and not for a single text. */
	boolean isSection(String key) {
		return find(key).filter(MappingNode.class::isInstance).isPresent();
	}

	/** Names and what their texts mean, in their order; empty if the key is absent. */
	<T> Map<String, T> map(String key, Function<String, T> reader) {
		Map<String, T> map = new LinkedHashMap<>();
		findSection(key).ifPresent(values -> values.entries.keySet().forEach(name -> map.put(name, values.read(name, reader))));
		return map;
	}

	/** Whatever stands there, as JSON. */
	Optional<JsonNode> tree(String key) {
		return find(key).map(Section::tree);
	}

	private static JsonNode tree(Node node) {
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		return switch (node) {
			case MappingNode mapping -> {
				ObjectNode object = nodes.objectNode();
				mapping.getValue().forEach(entry -> object.set(((ScalarNode) entry.getKeyNode()).getValue(), tree(entry.getValueNode())));
				yield object;
			}
			case SequenceNode sequence -> {
				ArrayNode array = nodes.arrayNode();
				sequence.getValue().forEach(item -> array.add(tree(item)));
				yield array;
			}
			case ScalarNode scalar when scalar.getTag().equals(Tag.INT) -> nodes.numberNode(Long.parseLong(scalar.getValue()));
			case ScalarNode scalar when scalar.getTag().equals(Tag.BOOL) -> nodes.booleanNode(Boolean.parseBoolean(scalar.getValue()));
			case ScalarNode scalar -> nodes.stringNode(scalar.getValue());
			default -> nodes.nullNode();
		};
	}

	/** @throws SourceFileException naming a key that nobody asked for */
	void nothingElse() {
		entries.keySet().stream().filter(key -> !read.contains(key)).findFirst().ifPresent(unknown -> {
			throw wrong(unknown, "is not known here; known are " + String.join(", ", read.stream().sorted().toList()));
		});
	}

	SourceFileException wrong(String key, String what) {
		Node node = entries.get(key);
		return new SourceFileException(file, node == null ? line : line(node), child(key), what);
	}

	private Optional<Node> find(String key) {
		read.add(key);
		return Optional.ofNullable(entries.get(key));
	}

	private String scalar(String key, Node node) {
		if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
			return scalar.getValue();
		}
		throw wrong(key, "must be a text");
	}

	private String child(String key) {
		return path.isEmpty() ? key : path + "." + key;
	}

	private static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}
}
