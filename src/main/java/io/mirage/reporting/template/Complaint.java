package io.mirage.reporting.template;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a template.
 *
 * @param field where, for example {@code blocks[2].types[0]}
 * @param line of a text, counted from 1; absent for what is no text
 */
public record Complaint(String field, @Nullable Integer line, String message) {

	@Override
	public String toString() {
		return field + (line == null ? "" : ", line " + line) + ": " + message;
	}
}
