package io.mirage.platform.stores;

import java.util.ArrayList;
import java.util.List;

/**
 * What a secondary store holds against what PostgreSQL has.
 *
 * @param expected how much PostgreSQL has
 * @param present how much the store has
 * @param missing what the store lacks
 * @param surplus what only the store has
 * @param different what both have, but not the same
 * @param examples ids of the first ones that differ in any way, at most 10
 */
public record Comparison(long expected, long present, long missing, long surplus, long different, List<String> examples) {

	private static final int EXAMPLES = 10;

	public boolean equal() {
		return missing == 0 && surplus == 0 && different == 0;
	}

	/** Counts while two stores are read, and remembers a few of what differs. */
	public static final class Count {

		private final List<String> examples = new ArrayList<>();
		private long expected;
		private long present;
		private long missing;
		private long surplus;
		private long different;

		public void saw(long inPostgres, long inStore) {
			expected += inPostgres;
			present += inStore;
		}

		public void missing(String id) {
			missing++;
			remember(id);
		}

		public void surplus(String id) {
			surplus++;
			remember(id);
		}

		/** What is not known by name. */
		public void surplus(long more) {
			surplus += more;
			present += more;
		}

		public void different(String id) {
			different++;
			remember(id);
		}

		private void remember(String id) {
			if (examples.size() < EXAMPLES) {
				examples.add(id);
			}
		}

		public Comparison result() {
			return new Comparison(expected, present, missing, surplus, different, List.copyOf(examples));
		}
	}
}
