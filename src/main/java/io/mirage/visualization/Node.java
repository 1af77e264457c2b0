package io.mirage.visualization;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entity with its place.
 *
 * @param value hostile text, as are the tags
 * @param degree how many relationships end at it
 * @param distance steps from the nearest target; absent if no way from a target is known
 */
record Node(UUID id, String type, String value, float x, float y, int degree, @Nullable Integer distance, List<String> tags) {

	Node withDegree(int other) {
		return new Node(id, type, value, x, y, other, distance, tags);
	}
}
