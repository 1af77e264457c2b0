package io.mirage.scans;

import java.util.List;
import java.util.Objects;

import io.mirage.platform.entities.DenyRule;

/** Checks deny rules before they are handed to those who obey them. Their length is limited where they enter. */
final class DenyRules {

	private DenyRules() {}

	/** @throws io.mirage.platform.web.ProblemException naming the first rule that is neither block nor regular expression */
	static void check(List<String> rules) {
		rules.forEach(DenyRules::check);
	}

	private static void check(String rule) {
		try {
			DenyRule.of(rule);
		} catch (IllegalArgumentException wrong) {
			throw ScanProblem.INVALID_DENY_RULE.because(Objects.requireNonNullElse(wrong.getMessage(), "'" + rule + "' cannot be read."));
		}
	}
}
