package io.mirage.correlation.rules;

import java.util.List;

/** What a rule asks of one scan's facts: a pure function. */
sealed interface Question permits CollectedQuestion, SpiderFootQuestion {

	/** In the order of the facts, a subject at most once. */
	List<Conclusion> answer(Facts facts);
}
