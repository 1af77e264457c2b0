package io.mirage.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place where two values differ. Objects are compared member by member, everything else as a whole.
 *
 * @param path a JSON pointer (RFC 6901); empty for the whole value
 * @param before absent if the place is new
 * @param after absent if the place is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JsonDifference(String path, @Nullable JsonNode before, @Nullable JsonNode after) {

	/** By path. */
	static List<JsonDifference> between(JsonNode before, JsonNode after) {
		List<JsonDifference> differences = new ArrayList<>();
		compare("", before, after, differences);
		return differences;
	}

	private static void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after, List<JsonDifference> found) {
		if (before != null && after != null && before.isObject() && after.isObject()) {
			Set<String> names = new TreeSet<>(before.propertyNames());
			names.addAll(after.propertyNames());
			names.forEach(name -> compare(path + "/" + name.replace("~", "~0").replace("/", "~1"), before.get(name), after.get(name), found));
		} else if (before == null || !before.equals(after)) {
			found.add(new JsonDifference(path, before, after));
		}
	}
}
