package io.mirage.storage.query;

/**
 * A text to compare with, in any case.
 *
 * @param text as the query has it; without quotes, {@code *} stands for any characters
 * @param literal whether {@code *} is just a star, because the text was quoted
 */
public record Glob(String text, boolean literal) {

	public boolean isPattern() {
		return !literal && text.indexOf('*') >= 0;
	}

	/** Whether everything passes. */
	public boolean isAny() {
		return !literal && !text.isEmpty() && text.chars().allMatch(c -> c == '*');
	}
}
