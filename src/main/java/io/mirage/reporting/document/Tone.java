package io.mirage.reporting.document;

/** What a paragraph is for. */
public enum Tone {
	BODY, LEAD,
	/** Says that there is nothing. */
	EMPTY,
	/** Says how much was left out, and where it is. */
	MORE, NOTICE
}
