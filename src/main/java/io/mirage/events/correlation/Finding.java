package io.mirage.events.correlation;

import java.util.List;

/**
 * A conclusion of a rule.
 *
 * @param headline one sentence; may contain collected, hence hostile, text
 * @param why why it matters, from the rule
 * @param evidence never empty; at most 100, the first ones found
 */
public record Finding(FindingId id, String ruleId, String ruleName, Severity severity, String headline, String why,
		List<Evidence> evidence) {

	public Finding {
		evidence = List.copyOf(evidence);
	}
}
