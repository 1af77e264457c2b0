package io.mirage.collection.declared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import io.mirage.events.entities.EntityType;

/**
 * One kind of question to a source.
 *
 * @param about types it may be asked about
 * @param matching what the whole value has to look like, where the source knows only some of a type
 * @param call how
 * @param list how to look the question up, if the answer is a list of everything the source knows
 */
record Inquiry(Set<EntityType> about, Pattern matching, Call call, Format format, Optional<Pages> pages, Optional<ListUse> list,
		List<OutcomeRule> outcomes, List<FactRule> facts) {

	/** What goes out. */
	sealed interface Call {

		/**
		 * @param path after the base URL; may lead to another host if it is a whole address
		 * @param query parameters in their order; one whose value is unknown is left out
		 * @param body absent for none
		 */
		record Http(String method, Template path, Map<String, Template> query, Map<String, Template> headers, Optional<Body> body)
				implements Call {}

		/** @param type of the records, such as {@code org.xbill.DNS.Type.A} */
		record Dns(Template name, int type) implements Call {}
	}

	/** What a request carries. */
	sealed interface Body {

		record Form(Map<String, Template> fields) implements Body {}

		/** @param tree with templates for texts */
		record Json(JsonNode tree) implements Body {}
	}

	/**
	 * @param key which part of a row is looked up
	 * @param each the rows
	 * @param keep how long the list is used before it is fetched again
	 * @param mostBytes how much of it is read
	 */
	record ListUse(Path each, Expression key, Duration keep, int mostBytes) {}
}
