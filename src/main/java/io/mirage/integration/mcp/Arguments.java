package io.mirage.integration.mcp;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import io.mirage.events.scans.ScanId;

/** What an assistant has given to a tool. */
record Arguments(JsonNode given) {

	private static final int MOST = 200;
	private static final int USUAL = 50;

	static final Map<String, Object> SCAN_ID = Map.of("type", "string", "format", "uuid", "description", "Which scan, by its id from list_scans.");
	static final Map<String, Object> LIMIT =
			Map.of("type", "integer", "minimum", 1, "maximum", MOST, "description", "How many at most; " + USUAL + " if left out.");

	/** Arguments that are no use; the message is for the assistant. */
	static final class Unusable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Unusable(String message) {
			super(message);
		}
	}

	ScanId scan() {
		String id = text("scan_id").orElseThrow(() -> new Unusable("scan_id is missing. list_scans tells which scans there are."));
		try {
			return new ScanId(UUID.fromString(id));
		} catch (IllegalArgumentException notAnId) {
			throw new Unusable("'" + id + "' is no id of a scan. list_scans tells which scans there are.");
		}
	}

	Optional<String> text(String name) {
		JsonNode value = given.path(name);
		return value.isString() && !value.asString().isBlank() ? Optional.of(value.asString()) : Optional.empty();
	}

	int limit() {
		JsonNode value = given.path("limit");
		if (value.isMissingNode() || value.isNull()) {
			return USUAL;
		}
		if (!value.isInt() || value.asInt() < 1 || value.asInt() > MOST) {
			throw new Unusable("limit is " + value + ", not 1 to " + MOST + ".");
		}
		return value.asInt();
	}
}
