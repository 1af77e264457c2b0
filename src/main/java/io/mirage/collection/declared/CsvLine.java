package io.mirage.collection.declared;

import java.util.ArrayList;
import java.util.List;

/** One line of a table (RFC 4180); line breaks inside quotes are not supported, for no source here has them. */
final class CsvLine {

	private CsvLine() {}

	static List<String> cells(String line, char separator) {
		List<String> cells = new ArrayList<>();
		StringBuilder cell = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
				cell.append(c);
				i++;
			} else if (c == '"' && (quoted || cell.toString().isBlank())) {
				quoted = !quoted;
			} else if (c == separator && !quoted) {
				cells.add(cell.toString().strip());
				cell.setLength(0);
			} else {
				cell.append(c);
			}
		}
		cells.add(cell.toString().strip());
		return cells;
	}
}
