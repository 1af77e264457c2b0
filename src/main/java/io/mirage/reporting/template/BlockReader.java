package io.mirage.reporting.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.template.Block.Kind;
import io.mirage.reporting.template.TextTemplate.InvalidText;

/** Reads blocks that somebody wrote, and says of everything that is wrong where it is. */
public final class BlockReader {

	private static final int MOST_BLOCKS = 100;
	private static final int LONGEST_TITLE = 120;
	private static final int LONGEST_TEXT = 20_000;
	private static final int HIGHEST_LIMIT = 1_000_000;
	private static final Map<Kind, Set<String>> FIELDS = Map.of(
			Kind.TEXT, Set.of("text"), Kind.FIGURES, Set.of(), Kind.FINDINGS, Set.of("min_severity", "limit"), Kind.COVERAGE, Set.of(),
			Kind.WAYS, Set.of(), Kind.CHART, Set.of("of"), Kind.GRAPH, Set.of(), Kind.FACTS, Set.of("types", "limit"),
			Kind.CHANGES, Set.of("limit"));
	private static final Set<String> CHARTS = Set.of("types", "severities", "sources");

	private final List<Complaint> complaints = new ArrayList<>();
	private final List<Block> blocks = new ArrayList<>();

	private BlockReader(JsonNode json) {
		if (!json.isArray() || json.isEmpty() || json.size() > MOST_BLOCKS) {
			complain("blocks", "must be a list of 1 to " + MOST_BLOCKS + " blocks.");
			return;
		}
		for (int i = 0; i < json.size(); i++) {
			read("blocks[" + i + "]", json.get(i));
		}
	}

	/** @param json the list of blocks as it was given */
	public static BlockReader read(JsonNode json) {
		return new BlockReader(json);
	}

	/** Empty if the template is valid. */
	public List<Complaint> complaints() {
		return List.copyOf(complaints);
	}

	/** Only to be used if there are no complaints. */
	public List<Block> blocks() {
		return List.copyOf(blocks);
	}

	private void read(String at, JsonNode json) {
		Kind kind = value(at + ".kind", json.path("kind"), label -> Kind.find(label).orElse(null),
				"must be one of " + List.of(Kind.values()).stream().map(Kind::label).toList() + ".");
		if (kind == null) {
			return;
		}
		json.propertyNames().stream().filter(name -> !Set.of("kind", "title").contains(name) && !FIELDS.getOrDefault(kind, Set.of()).contains(name))
				.forEach(name -> complain(at + "." + VisibleText.of(name, 40), "a block of kind " + kind.label() + " has no such field."));
		blocks.add(new Block(kind, text(at + ".title", json.path("title"), LONGEST_TITLE), body(at + ".text", kind, json.path("text")),
				types(at + ".types", json.path("types")),
				json.has("min_severity") ? value(at + ".min_severity", json.path("min_severity"), BlockReader::severity,
						"must be one of info, low, medium, high, critical.") : null,
				limit(at + ".limit", json.path("limit")),
				kind == Kind.CHART ? value(at + ".of", json.path("of"), of -> CHARTS.contains(of) ? of : null,
						"must be one of types, severities, sources.") : null));
	}

	private @Nullable String body(String at, Kind kind, JsonNode json) {
		if (kind != Kind.TEXT) {
			return null;
		}
		String text = text(at, json, LONGEST_TEXT);
		if (text == null) {
			complain(at, "a block of kind text needs a text.");
			return null;
		}
		try {
			TextTemplate.parse(text);
		} catch (InvalidText invalid) {
			complaints.add(new Complaint(at, invalid.line(), String.valueOf(invalid.getMessage())));
		}
		return text;
	}

	private @Nullable String text(String at, JsonNode json, int longest) {
		if (json.isMissingNode() || json.isNull()) {
			return null;
		}
		if (!json.isString() || json.stringValue().isBlank() || json.stringValue().length() > longest) {
			complain(at, "must be text of 1 to " + longest + " characters.");
			return null;
		}
		return json.stringValue();
	}

	private List<EntityType> types(String at, JsonNode json) {
		List<EntityType> types = new ArrayList<>();
		if (!json.isMissingNode() && !json.isArray()) {
			complain(at, "must be a list of types.");
		}
		for (int i = 0; i < json.size(); i++) {
			EntityType type = value(at + "[" + i + "]", json.get(i), label -> EntityType.find(label).orElse(null),
					"is no type of entity. For example: Hostname, IpAddress, EmailAddress.");
			if (type != null) {
				types.add(type);
			}
		}
		return types;
	}

	private @Nullable Integer limit(String at, JsonNode json) {
		if (json.isMissingNode() || json.isNull()) {
			return null;
		}
		if (!json.isInt() || json.intValue() < 1 || json.intValue() > HIGHEST_LIMIT) {
			complain(at, "must be a whole number from 1 to " + HIGHEST_LIMIT + ".");
			return null;
		}
		return json.intValue();
	}

	private <T> @Nullable T value(String at, JsonNode json, Function<String, @Nullable T> known, String rule) {
		T value = json.isString() ? known.apply(json.stringValue()) : null;
		if (value == null) {
			complain(at, (json.isMissingNode() ? "" : "'" + VisibleText.of(json.asString(""), 60) + "' ") + rule);
		}
		return value;
	}

	private static @Nullable Severity severity(String label) {
		return List.of(Severity.values()).stream().filter(severity -> severity.label().equals(label)).findFirst().orElse(null);
	}

	private void complain(String field, String message) {
		complaints.add(new Complaint(field, null, message));
	}
}
