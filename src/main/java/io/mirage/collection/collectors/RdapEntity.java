package io.mirage.collection.collectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Somebody in an RDAP answer (RFC 9083, 5.1).
 *
 * @param publicId by which others know it, a registrar by IANA's number; empty if there is none
 * @param card of the jCard (RFC 7095) what tells how to reach them
 * @param entities whom this one names in turn
 */
record RdapEntity(Set<String> roles, String name, String publicId, Contact card, List<RdapEntity> entities) {

	private static final int MAX_DEPTH = 3;
	private static final int MAX_ENTITIES = 50;

	/** @return the entities of an RDAP object, those without any role too; deeper than three levels nobody looks */
	static List<RdapEntity> in(JsonNode object) {
		return in(object, 1);
	}

	private static List<RdapEntity> in(JsonNode object, int depth) {
		return depth > MAX_DEPTH ? List.of() : object.path("entities").valueStream().limit(MAX_ENTITIES)
				.map(entity -> new RdapEntity(roles(entity), first(entity, "fn"),
						entity.path("publicIds").path(0).path("identifier").stringValue(""), card(entity), in(entity, depth + 1))).toList();
	}

	private static Set<String> roles(JsonNode entity) {
		return entity.path("roles").valueStream().map(role -> role.stringValue("")).collect(Collectors.toSet());
	}

	/** {@code kind} says what {@code fn} names: a group is a desk, neither a person nor an organisation. */
	private static Contact card(JsonNode entity) {
		List<String> names = values(entity, "fn");
		List<String> organizations = new ArrayList<>(values(entity, "org"));
		String kind = first(entity, "kind");
		if (kind.equals("org")) {
			organizations.addAll(names);
		}
		boolean mayBePerson = kind.isEmpty() || kind.equals("individual");
		return new Contact(mayBePerson ? names : List.of(), organizations, values(entity, "email"), values(entity, "tel"));
	}

	private static String first(JsonNode entity, String property) {
		return values(entity, property).stream().findFirst().orElse("");
	}

	/** Each property is an array of name, parameters, type and values; a structured value counts by its first part. */
	private static List<String> values(JsonNode entity, String property) {
		return entity.path("vcardArray").path(1).valueStream().filter(entry -> entry.path(0).stringValue("").equals(property))
				.flatMap(entry -> Stream.of(entry.path(3).isArray() ? entry.path(3).path(0) : entry.path(3)))
				.map(value -> value.stringValue("")).filter(value -> !value.isBlank()).limit(MAX_ENTITIES).toList();
	}
}
