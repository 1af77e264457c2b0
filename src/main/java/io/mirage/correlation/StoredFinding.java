package io.mirage.correlation;

import java.time.Instant;
import java.util.List;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;

/**
 * A finding as the API gives it.
 *
 * @param reopened whether an earlier scan had found it resolved
 * @param headline may contain collected, hence hostile, text
 * @param updatedAt when it was raised or somebody last decided about it
 */
record StoredFinding(FindingId id, ScanId scanId, String ruleId, String ruleName, Severity severity, FindingState state,
		boolean reopened,
		String headline, String why, List<Evidence> evidence, Instant createdAt, Instant updatedAt) implements ValueObject {

	StoredFinding {
		evidence = List.copyOf(evidence);
	}

	/** As other modules know it. */
	Finding finding() {
		return new Finding(id, ruleId, ruleName, severity, headline, why, evidence);
	}
}
