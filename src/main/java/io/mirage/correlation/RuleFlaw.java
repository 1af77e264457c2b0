package io.mirage.correlation;

import io.mirage.correlation.rules.RuleFileException;

/**
 * Why a file is not a rule.
 *
 * @param line from 1 @param column from 1 @param field as a path such as {@code collect[0].types}
 * @param message what is wrong and what would be right, with the values that are allowed
 */
record RuleFlaw(String file, int line, int column, String field, String message) {

	static RuleFlaw of(String file, RuleFileException wrong) {
		return new RuleFlaw(file, wrong.line(), wrong.column(), wrong.field(), wrong.what());
	}
}
