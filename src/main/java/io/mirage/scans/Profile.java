package io.mirage.scans;

import java.util.Set;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.scans.Intrusiveness;

/**
 * A named way to scan.
 *
 * @param collectors ids of the collectors it is limited to; empty for all
 */
record Profile(String name, String description, Intrusiveness intrusiveness, int hopLimit, Set<String> collectors)
		implements ValueObject {

	static final int MAX_HOPS = 10;

	Profile {
		collectors = Set.copyOf(collectors);
		if (hopLimit < 0 || hopLimit > MAX_HOPS) {
			throw new IllegalArgumentException("hop_limit is " + hopLimit + ", not 0 to " + MAX_HOPS);
		}
	}
}
