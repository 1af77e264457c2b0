package io.mirage.collection.collectors.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A list of entries that ships with the product, in {@code collectors/<name>.yaml}. */
public final class DataFile {

	private static final int MOST_CHARACTERS = 4_000_000;

	private DataFile() {}

	/** One entry; every value is a text, a list of texts or a map of texts. */
	public record Entry(String file, int number, Map<String, Object> values) {

		/** @throws IllegalStateException if it is missing */
		public String text(String key) {
			return find(key).orElseThrow(() -> wrong(key, "is missing"));
		}

		public String text(String key, String fallback) {
			return find(key).orElse(fallback);
		}

		public Optional<String> find(String key) {
			return Optional.ofNullable(values.get(key)).map(Object::toString);
		}

		/** One text is a list of one; what is missing is empty. */
		public List<String> texts(String key) {
			@Nullable Object value = values.get(key);
			return switch (value) {
				case null -> List.of();
				case List<?> list -> list.stream().map(String::valueOf).toList();
				default -> List.of(value.toString());
			};
		}

		/** In the order of the file; what is missing is empty. */
		public Map<String, String> map(String key) {
			Map<String, String> texts = new LinkedHashMap<>();
			if (values.get(key) instanceof Map<?, ?> map) {
				map.forEach((name, value) -> texts.put(String.valueOf(name), value == null ? "" : value.toString()));
			}
			return texts;
		}

		public Pattern pattern(String key) {
			return Pattern.compile(text(key));
		}

		/** @throws IllegalStateException if the entry has anything else */
		public Entry knowing(String... keys) {
			Set<String> known = Set.of(keys);
			values.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
				throw wrong(key, "is not known");
			});
			return this;
		}

		public IllegalStateException wrong(String key, String problem) {
			return new IllegalStateException("collectors/" + file + ".yaml, entry " + number + ": '" + key + "' " + problem);
		}
	}

	/** @throws IllegalStateException if the product was built without it or it cannot be read */
	public static List<Entry> read(String name) {
		try (@Nullable InputStream in = DataFile.class.getResourceAsStream("/collectors/" + name + ".yaml")) {
			if (in == null) {
				throw new IllegalStateException("There is no data file collectors/" + name + ".yaml");
			}
			return entries(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Entry> entries(String name, String text) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		options.setCodePointLimit(MOST_CHARACTERS);
		List<Map<String, Object>> list = new Yaml(new SafeConstructor(options)).load(text);
		return IntStream.range(0, list.size()).mapToObj(i -> new Entry(name, i + 1, list.get(i))).toList();
	}
}
