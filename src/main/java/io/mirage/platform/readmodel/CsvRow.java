package io.mirage.platform.readmodel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of RFC 4180 that a spreadsheet can open without harm: a cell that it would take for a formula gets an apostrophe
 * in front, and what would steer a display is named instead.
 */
public final class CsvRow {

	/** Also in their full-width forms, which some spreadsheets take for the same. */
	private static final String FORMULA = "=+-@\t\r|%＝＋－＠";

	private CsvRow() {}

	public static String of(List<String> cells) {
		return cells.stream().map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String cell(String hostile) {
		String visible = VisibleText.of(hostile);
		String beginning = visible.stripLeading();
		boolean formula = !beginning.isEmpty() && FORMULA.indexOf(beginning.charAt(0)) >= 0;
		return '"' + (formula ? "'" : "") + visible.replace("\"", "\"\"") + '"';
	}
}
