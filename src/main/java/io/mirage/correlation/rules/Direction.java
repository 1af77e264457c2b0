package io.mirage.correlation.rules;

/** Which end of a relationship the subject is. */
enum Direction {
	/** The subject is the source: host {@code to.resolves_to} gives addresses. */
	TO,
	/** The subject is the target: address {@code from.resolves_to} gives hosts. */
	FROM
}
