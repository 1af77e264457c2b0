package io.mirage.collection.declared;

/** A source file that is not right. Its message names file, line and field and says what would be right. */
final class SourceFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	SourceFileException(String file, int line, String field, String what) {
		super(file + ", line " + line + ": " + field + " " + what);
	}
}
