package io.mirage.reporting;

import java.util.EnumSet;
import java.util.Set;

import io.mirage.events.collection.Outcome;
import io.mirage.events.scans.CollectorCoverage;

/** What one source said in all, the worst first told: whoever refused even once may know more. */
enum Heard {
	PARTLY("Partly heard"),
	BLOCKED("Blocked"),
	QUOTA("Quota used up"),
	UNREACHABLE("Unreachable"),
	UNREADABLE("Unreadable"),
	NOT_PERMITTED("Not permitted"),
	ANSWERED("Answered"),
	EMPTY("Knows nothing"),
	NOTHING_TO_ASK("Nothing to ask"),
	NOT_IN_PLAN("Not in plan");

	/** Outcomes after which the source may know what the scan does not. */
	static final Set<Outcome> SILENCES = EnumSet.of(Outcome.BLOCKED, Outcome.QUOTA, Outcome.UNREACHABLE, Outcome.UNREADABLE);
	static final Set<Outcome> FORBIDDEN = EnumSet.of(Outcome.NOT_PERMITTED, Outcome.OUT_OF_SCOPE);
	private static final Set<Outcome> ANSWERS = EnumSet.of(Outcome.ANSWERED, Outcome.EMPTY);

	private final String words;

	Heard(String words) {
		this.words = words;
	}

	String words() {
		return words;
	}

	/** Whether what the source knows may be missing from the report. */
	boolean isGap() {
		return ordinal() <= UNREADABLE.ordinal();
	}

	static Heard of(CollectorCoverage source) {
		if (!source.inPlan()) {
			return NOT_IN_PLAN;
		}
		if (count(source, SILENCES) > 0) {
			return count(source, ANSWERS) > 0 ? PARTLY : valueOf(mostFrequentSilence(source).name());
		}
		if (count(source, ANSWERS) > 0) {
			return count(source, EnumSet.of(Outcome.ANSWERED)) > 0 ? ANSWERED : EMPTY;
		}
		return count(source, FORBIDDEN) > 0 ? NOT_PERMITTED : NOTHING_TO_ASK;
	}

	static long count(CollectorCoverage source, Set<Outcome> outcomes) {
		return outcomes.stream().mapToLong(outcome -> source.outcomes().getOrDefault(outcome, 0L)).sum();
	}

	private static Outcome mostFrequentSilence(CollectorCoverage source) {
		return SILENCES.stream().reduce((one, other) -> source.outcomes().getOrDefault(other, 0L)
				> source.outcomes().getOrDefault(one, 0L) ? other : one).orElseThrow();
	}
}
