package io.mirage.scans;

import java.time.Duration;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

import io.mirage.events.scans.ScanPriority;

/**
 * What may still be changed about a scan while it runs.
 *
 * @param maxDuration how long it may run, pauses not counted
 * @param maxEntities at how many entities it ends
 * @param maxRequests after how many outbound calls it ends
 * @param hopLimit how many steps from a target it follows what it finds
 */
record ScanTerms(ScanPriority priority, Duration maxDuration, long maxEntities, long maxRequests, int hopLimit)
		implements ValueObject {

	/** The same with what the change names. */
	ScanTerms with(ScanChange change) {
		Budget budget = change.budget();
		return new ScanTerms(or(change.priority(), priority), or(budget == null ? null : budget.duration(), maxDuration),
				or(budget == null ? null : budget.entities(), maxEntities),
				or(budget == null ? null : budget.requests(), maxRequests), or(change.hopLimit(), hopLimit));
	}

	private static <T> T or(@Nullable T wanted, T fallback) {
		return wanted == null ? fallback : wanted;
	}
}
