package io.mirage.correlation.rules;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One method of a collection: keeps events of which a value fits. The patterns are tried in their order: the first that
 * fits decides, and of those that begin with "not " none may fit.
 */
record SpiderFootMatch(SpiderFootField field, List<Part> parts) {

	static final String NOT = "not ";

	/** @param wanted fits a value, whole or somewhere in it */
	record Part(boolean negated, Predicate<String> wanted) {

		/** @throws IllegalArgumentException if it is no regular expression */
		static Part of(String text, boolean exact) {
			boolean negated = text.startsWith(NOT);
			String wanted = negated ? text.substring(NOT.length()).stripLeading() : text;
			if (exact) {
				return new Part(negated, wanted::equals);
			}
			Pattern pattern = RuleReader.pattern("(?iu)" + wanted);
			return new Part(negated, value -> Check.found(pattern, value));
		}
	}

	/** Whether the event stays. */
	boolean keeps(SpiderFootEvent event) {
		return event.elements(field.relative()).anyMatch(this::takes);
	}

	private boolean takes(SpiderFootEvent.Element element) {
		return takes(wanted -> element.values(field.property()).anyMatch(wanted));
	}

	/** The same of a single value. */
	boolean takesValue(String value) {
		return takes(wanted -> wanted.test(value));
	}

	/** An entity that we know as several kinds passes if one of them does, and none of them is what must not be. */
	private boolean takes(Predicate<Predicate<String>> anyValue) {
		boolean passes = false;
		for (Part part : parts) {
			if (anyValue.test(part.wanted())) {
				return !part.negated();
			}
			passes = part.negated();
		}
		return passes;
	}

	/** Whether more facts can make it drop what it kept. */
	boolean isNegated() {
		return parts.stream().anyMatch(Part::negated);
	}
}
