package io.mirage.correlation.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** SpiderFoot's vocabulary in ours: its kinds of event and its modules, read from two tables. */
final class SpiderFootTypes {

	private static final SpiderFootTypes TABLE = new SpiderFootTypes();
	private static final int SIMILAR = 5;

	/**
	 * Which entities are events of one kind.
	 *
	 * @param data what the event says; absent for the entity's value
	 * @param strip what is left out of it
	 * @param isEntity whether an event can be about it
	 * @param isDerived whether its source is the entity itself
	 * @param about leads to what the event is about; absent for what it was found by
	 */
	record Kind(String name, Selection selection, @Nullable Field data, @Nullable Pattern strip, boolean isEntity, boolean isDerived,
			Field.@Nullable Related about) {

		/** Found by itself, not said of something else. */
		boolean isBase() {
			return !isDerived && about == null;
		}

		Stream<Subject> of(Facts facts) {
			return selection.types().isEmpty() ? Stream.empty() : selection.of(facts);
		}

		String data(Subject subject, Facts facts) {
			String text = data == null ? subject.entity().value() : data.values(subject, facts).stream().findFirst().orElse("");
			return strip == null ? text : strip.matcher(text).replaceFirst("");
		}
	}

	private final Map<String, Kind> kinds = new LinkedHashMap<>();
	private final Map<String, String> modules;
	private final Set<String> attributes;

	private SpiderFootTypes() {
		RuleReader reader = new RuleReader();
		Section types = Section.of("types.yaml", text("types.yaml"));
		types.keys().forEach(name -> kinds.put(name, kind(name, types.section(name), reader)));
		attributes = new TreeSet<>(reader.attributes());
		Section names = Section.of("modules.yaml", text("modules.yaml"));
		modules = new LinkedHashMap<>();
		names.keys().forEach(collector -> modules.put(collector, names.text(collector)));
	}

	static SpiderFootTypes table() {
		return TABLE;
	}

	List<Kind> kinds() {
		return List.copyOf(kinds.values());
	}

	/** Names of all attributes that the table reads. */
	Set<String> attributes() {
		return attributes;
	}

	/** What SpiderFoot calls the module that does the same; of a source without one a name made in its way. */
	String module(String collector) {
		return modules.getOrDefault(collector, "sfp_" + collector.replace("-", ""));
	}

	/** @throws IllegalArgumentException naming the kinds that are spelled most alike, and how many there are */
	String requireKind(String name) {
		if (!kinds.containsKey(name)) {
			List<String> alike = kinds.keySet().stream().sorted(Comparator.comparingInt(kind -> distance(kind, name))).limit(SIMILAR).toList();
			throw new IllegalArgumentException("'" + name + "' is not one of the " + kinds.size() + " event types, such as "
					+ String.join(", ", alike));
		}
		return name;
	}

	private static Kind kind(String name, Section section, RuleReader reader) {
		boolean known = section.has("types");
		Selection selection = known ? selection(section, reader) : new Selection(List.of(), Set.of(), List.of());
		return new Kind(name, selection, section.has("data") ? section.read("data", reader::field) : null,
				section.has("strip") ? section.read("strip", RuleReader::pattern) : null, section.has("entity"), section.has("derived"),
				section.has("about") ? (Field.Related) section.read("about", Field::parse) : null);
	}

	private static Selection selection(Section section, RuleReader reader) {
		return new Selection(section.readAll("types", RuleReader::type), Set.of(), reader.conditions(section, "where"));
	}

	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		Arrays.setAll(row, i -> i);
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int above = row[j];
				int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
				row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
				diagonal = above;
			}
		}
		return row[other.length()];
	}

	private static String text(String name) {
		try (InputStream in = Objects.requireNonNull(SpiderFootTypes.class.getResourceAsStream("/spiderfoot/" + name), name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException broken) {
			throw new UncheckedIOException("The table " + name + " cannot be read", broken);
		}
	}
}
