package io.mirage.storage.query;

/** A piece of a query and where it stands. */
record Written(String text, boolean quoted, int start, int end) {

	Glob glob() {
		return new Glob(text, quoted);
	}
}
