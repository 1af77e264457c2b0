package io.mirage.correlation.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A test of a field's values. Positive ones hold if one value passes; of no values, nothing positive holds. */
sealed interface Check {

	/** Longer text is cut before a pattern sees it, for hostile text may be made to take a pattern long. */
	int MATCHED_CHARACTERS = 1000;

	boolean holds(List<String> values, Facts facts);

	/** Whether the check holds if the field has no value and that means none. */
	default boolean holdsOfNone() {
		return false;
	}

	record Is(Set<String> allowed) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			return values.stream().anyMatch(allowed::contains);
		}
	}

	/** None of the values is among these. */
	record IsNot(Set<String> refused) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			return values.stream().noneMatch(refused::contains);
		}

		@Override
		public boolean holdsOfNone() {
			return true;
		}
	}

	/** Every value is among these, and there is one. */
	record Only(Set<String> allowed) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			return allowed.containsAll(values);
		}
	}

	record Matches(Pattern pattern) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			return values.stream().anyMatch(value -> found(pattern, value));
		}
	}

	record MatchesNot(Pattern pattern) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			return values.stream().noneMatch(value -> found(pattern, value));
		}

		@Override
		public boolean holdsOfNone() {
			return true;
		}
	}

	/** A value that is no time is neither before nor after one. */
	record Before(Moment moment) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			Instant limit = moment.in(facts);
			return values.stream().flatMap(value -> Moment.tryParse(value).stream()).anyMatch(time -> time.isBefore(limit));
		}
	}

	record After(Moment moment) implements Check {
		@Override
		public boolean holds(List<String> values, Facts facts) {
			Instant limit = moment.in(facts);
			return values.stream().flatMap(value -> Moment.tryParse(value).stream()).anyMatch(time -> time.isAfter(limit));
		}
	}

	/** In what comes before the cut. */
	static boolean found(Pattern pattern, String value) {
		return pattern.matcher(value.length() > MATCHED_CHARACTERS ? value.substring(0, MATCHED_CHARACTERS) : value).find();
	}
}
