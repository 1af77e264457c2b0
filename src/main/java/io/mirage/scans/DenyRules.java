package io.mirage.scans;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.mirage.platform.entities.Netblock;

/** Checks deny rules before they are handed to those who obey them. Their length is limited where they enter. */
final class DenyRules {

	/** Anything of this shape was meant as a CIDR block, so it is never taken for a regular expression. */
	private static final Pattern BLOCK = Pattern.compile("[0-9a-fA-F.:]+/[0-9]+");

	private DenyRules() {}

	/** @throws io.mirage.platform.web.ProblemException naming the first rule that is neither block nor regular expression */
	static void check(List<String> rules) {
		rules.forEach(DenyRules::check);
	}

	private static void check(String rule) {
		if (BLOCK.matcher(rule).matches()) {
			if (Netblock.tryParse(rule).isEmpty()) {
				throw ScanProblem.INVALID_DENY_RULE.because("'" + rule + "' is not a CIDR block.");
			}
			return;
		}
		try {
			Pattern.compile(rule);
		} catch (PatternSyntaxException wrong) {
			throw ScanProblem.INVALID_DENY_RULE.because(
					"'" + rule + "' is not a regular expression: " + wrong.getDescription() + " at character " + (wrong.getIndex() + 1) + ".");
		}
	}
}
