package io.mirage.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** Reads one file of declarations; every complaint names the file and the key. */
final class DeclarationFile {

	private static final Set<String> FIELDS = Set.of("key", "type", "default", "description", "min", "max", "pattern", "schema");
	private static final Pattern KEY = Pattern.compile("[a-z0-9]+([.-]([a-z0-9]+|(?<=\\.)\\*(?=\\.|$)))*");

	private final String name;
	private final String namespace;
	private final JsonMapper json;

	/** @param name of the file, for example {@code collection.yaml} for the namespace {@code collection} */
	DeclarationFile(String name, JsonMapper json) {
		this.name = name;
		this.namespace = name.substring(0, name.lastIndexOf('.'));
		this.json = json;
	}

	/**
	 * @param yaml the parsed file
	 * @throws IllegalStateException if it is not right
	 */
	List<Declaration> read(@Nullable Object yaml) {
		if (!(yaml instanceof List<?> entries)) {
			throw new IllegalStateException("settings/" + name + " is not a list of settings.");
		}
		List<Declaration> declarations = new ArrayList<>();
		Set<String> keys = new HashSet<>();
		for (Object entry : entries) {
			Declaration declaration = declaration(entry);
			if (!keys.add(declaration.key())) {
				throw wrong(declaration.key(), "it is declared twice");
			}
			declarations.add(declaration);
		}
		return List.copyOf(declarations);
	}

	private Declaration declaration(Object entry) {
		if (!(entry instanceof Map<?, ?> fields)) {
			throw wrong("'" + entry + "'", "it is not a mapping of " + new TreeSet<>(FIELDS));
		}
		String key = key(fields);
		fields.keySet().stream().filter(field -> !FIELDS.contains(String.valueOf(field))).findFirst()
				.ifPresent(unknown -> {
					throw wrong(key, "it has the unknown field '" + unknown + "'");
				});
		SettingType type = type(key, fields);
		Declaration declaration = new Declaration(namespace, key, type,
				fallback(key, type, fields),
				text(fields, "description").orElseThrow(() -> wrong(key, "description is missing")),
				limit(key, type, fields, "min"), limit(key, type, fields, "max"), pattern(key, type, fields),
				shape(key, type, fields));
		if (!declaration.isSecret()) {
			declaration.objection(declaration.fallback()).ifPresent(objection -> {
				throw wrong(key, "the default does not fit: " + objection);
			});
		}
		return declaration;
	}

	private JsonNode fallback(String key, SettingType type, Map<?, ?> fields) {
		Optional<JsonNode> given = value(fields, "default");
		if (type == SettingType.SECRET) {
			given.ifPresent(secret -> {
				throw wrong(key, "a secret has no default");
			});
			return NullNode.getInstance();
		}
		return given.orElseThrow(() -> wrong(key, "default is missing"));
	}

	private @Nullable JsonShape shape(String key, SettingType type, Map<?, ?> fields) {
		JsonNode schema = value(fields, "schema").orElse(null);
		if (schema != null && type != SettingType.JSON) {
			throw wrong(key, "a " + type.label() + " has no schema");
		}
		return schema == null ? null : new JsonShape(schema);
	}

	private String key(Map<?, ?> fields) {
		String key = text(fields, "key").orElseThrow(() -> wrong(String.valueOf(fields), "key is missing"));
		if (!KEY.matcher(key).matches()) {
			throw wrong("'" + key + "'", "a key has lower-case words with '.' or '-' between them, or '*' for any");
		}
		return key;
	}

	private SettingType type(String key, Map<?, ?> fields) {
		String label = text(fields, "type").orElseThrow(() -> wrong(key, "type is missing"));
		return SettingType.find(label).orElseThrow(() -> wrong(key, "type is '" + label + "', not one of "
				+ Stream.of(SettingType.values()).map(SettingType::label).collect(Collectors.joining(", "))));
	}

	private @Nullable JsonNode limit(String key, SettingType type, Map<?, ?> fields, String field) {
		JsonNode limit = value(fields, field).orElse(null);
		if (limit != null && !type.hasLimits()) {
			throw wrong(key, "a " + type.label() + " has no " + field);
		}
		if (limit != null && !type.isLimit(limit)) {
			throw wrong(key, field + " is " + limit + ", which is no limit for a " + type.label());
		}
		return limit;
	}

	private @Nullable Pattern pattern(String key, SettingType type, Map<?, ?> fields) {
		String pattern = text(fields, "pattern").orElse(null);
		if (pattern != null && !type.hasPattern()) {
			throw wrong(key, "a " + type.label() + " has no pattern");
		}
		try {
			return pattern == null ? null : Pattern.compile(pattern);
		} catch (PatternSyntaxException invalid) {
			throw wrong(key, "pattern is not a regular expression: " + invalid.getMessage());
		}
	}

	private Optional<JsonNode> value(Map<?, ?> fields, String field) {
		return Optional.ofNullable(fields.get(field)).map(value -> json.<JsonNode>valueToTree(value));
	}

	private static Optional<String> text(Map<?, ?> fields, String field) {
		return Optional.ofNullable(fields.get(field)).map(Object::toString).filter(text -> !text.isBlank());
	}

	private IllegalStateException wrong(String key, String reason) {
		return new IllegalStateException("settings/" + name + ", " + key + ": " + reason);
	}
}
