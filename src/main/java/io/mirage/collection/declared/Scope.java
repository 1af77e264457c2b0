package io.mirage.collection.declared;

import tools.jackson.databind.JsonNode;

/**
 * What an expression can see.
 *
 * @param root the whole answer
 * @param row the part of it that is read now
 * @param question the value that was asked about
 */
record Scope(JsonNode root, JsonNode row, String question) {

	static Scope of(JsonNode root, String question) {
		return new Scope(root, root, question);
	}

	Scope at(JsonNode part) {
		return new Scope(root, part, question);
	}
}
