package io.mirage.correlation.rules;

import java.util.List;

import org.jmolecules.ddd.types.ValueObject;

/**
 * Facts in a rule's file that show what the rule means.
 *
 * @param name where it stands in the file
 * @param headlines what the rule says of the facts; empty if it must be silent
 */
public record Sample(String name, Facts facts, List<String> headlines) implements ValueObject {

	public Sample {
		headlines = List.copyOf(headlines);
	}

	List<String> said(Rule rule) {
		return rule.apply(facts).stream().map(Conclusion::headline).toList();
	}

	/** In whatever order. */
	boolean isKept(Rule rule) {
		return said(rule).stream().sorted().toList().equals(headlines.stream().sorted().toList());
	}
}
