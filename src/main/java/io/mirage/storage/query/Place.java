package io.mirage.storage.query;

/**
 * Where something stands in a query.
 *
 * @param line from 1
 * @param column from 1, in characters as people see them (code points)
 * @param offset from 0, in UTF-16 units as a browser counts
 * @param length in UTF-16 units; 0 at the query's end
 */
public record Place(int line, int column, int offset, int length) {

	static Place of(String text, int start, int end) {
		int line = 1;
		int lineStart = 0;
		for (int i = 0; i < start; i++) {
			if (text.charAt(i) == '\n') {
				line++;
				lineStart = i + 1;
			}
		}
		return new Place(line, text.codePointCount(lineStart, start) + 1, start, end - start);
	}
}
