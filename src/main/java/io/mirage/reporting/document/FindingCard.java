package io.mirage.reporting.document;

import java.util.List;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.readmodel.VisibleText;

/**
 * A finding, as it is shown.
 *
 * @param evidence the first things it rests on
 * @param more how many others there are
 */
public record FindingCard(Severity severity, String headline, String why, List<Entity> evidence, int more, String rule) {

	private static final int LONGEST = 400;
	private static final int EVIDENCE = 8;

	public static FindingCard of(Finding finding) {
		List<Entity> shown = finding.evidence().stream().limit(EVIDENCE).map(Evidence::entity).map(Entity::of).toList();
		return new FindingCard(finding.severity(), VisibleText.of(finding.headline(), LONGEST), VisibleText.of(finding.why(), LONGEST),
				shown, finding.evidence().size() - shown.size(),
				VisibleText.of("Rule " + finding.ruleName() + " (" + finding.ruleId() + ")", LONGEST));
	}

	/** For example "and 3 more in the JSON". */
	public String moreWords() {
		return "and " + Figures.of(more) + " more in the JSON";
	}
}
