package io.mirage.range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One mapping of a YAML document, read by key. The document is our own, so a missing or misshapen value is a mistake in
 * it and named in the exception.
 */
record DataNode(Map<?, ?> values) {

	static DataNode parse(String document) {
		return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(document));
	}

	private static DataNode of(Object value) {
		if (value instanceof Map<?, ?> map) {
			return new DataNode(map);
		}
		throw new IllegalArgumentException("Not a mapping: " + value);
	}

	String text(String key) {
		return find(key).orElseThrow(() -> new IllegalArgumentException("No '" + key + "' in " + values));
	}

	String text(String key, String fallback) {
		return find(key).orElse(fallback);
	}

	int number(String key, int fallback) {
		return find(key).map(Integer::parseInt).orElse(fallback);
	}

	boolean flag(String key) {
		return find(key).map(Boolean::parseBoolean).orElse(false);
	}

	boolean has(String key) {
		return values.containsKey(key);
	}

	Optional<String> find(String key) {
		return Optional.ofNullable(values.get(key)).map(Object::toString);
	}

	/** Empty if there is no such key. */
	List<String> texts(String key) {
		return elements(key).stream().map(Object::toString).toList();
	}

	/** Empty if there is no such key. */
	<T> List<T> list(String key, Function<DataNode, T> reader) {
		return elements(key).stream().map(DataNode::of).map(reader).toList();
	}

	DataNode node(String key) {
		return values.get(key) instanceof Map<?, ?> map ? new DataNode(map) : new DataNode(Map.of());
	}

	/** In the document's order; empty if there is no such key. */
	Map<String, String> pairs(String key) {
		Map<String, String> pairs = new LinkedHashMap<>();
		node(key).values().forEach((name, value) -> pairs.put(String.valueOf(name), String.valueOf(value)));
		return pairs;
	}

	private List<?> elements(String key) {
		return values.get(key) instanceof List<?> list ? list : List.of();
	}
}
