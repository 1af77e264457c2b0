package io.mirage.platform.stores;

import java.util.List;

/**
 * What a secondary store holds against what PostgreSQL has.
 *
 * @param expected how much PostgreSQL has
 * @param present how much the store has
 * @param missing what the store lacks
 * @param surplus what only the store has
 * @param different what both have, but not the same
 * @param examples ids of the first ones that differ in any way
 */
public record Comparison(long expected, long present, long missing, long surplus, long different, List<String> examples) {

	public static final int EXAMPLES = 10;

	public Comparison {
		examples = examples.stream().limit(EXAMPLES).toList();
	}

	public boolean equal() {
		return missing == 0 && surplus == 0 && different == 0;
	}
}
