package io.mirage.reporting.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Table.Column;

/** A sheet with a header that stays in sight, and a filter. Rows leave the memory in portions. */
final class XlsxSheet {

	/** What one sheet can hold, with its header. */
	static final int MOST_ROWS = 1_048_576;
	private static final int PORTION = 1000;
	private static final String TIME = "yyyy-mm-dd hh:mm:ss";

	private final Worksheet sheet;
	private final int columns;
	private int row = 1;

	/** @param typed whether a column for the type comes first */
	XlsxSheet(Worksheet sheet, List<Column> columns, boolean typed) {
		this.sheet = sheet;
		this.columns = columns.size() + (typed ? 1 : 0);
		if (typed) {
			head(0, "Type", 20);
		}
		for (int i = 0; i < columns.size(); i++) {
			head(i + (typed ? 1 : 0), columns.get(i).title(), Math.max(14, columns.get(i).share() * 1.4));
		}
		sheet.freezePane(0, 1);
	}

	private void head(int column, String title, double width) {
		sheet.inlineString(0, column, title);
		sheet.style(0, column).bold().fillColor("E2E7ED").set();
		sheet.width(column, width);
	}

	boolean isFull() {
		return row == MOST_ROWS;
	}

	void texts(List<String> texts) {
		for (int i = 0; i < texts.size(); i++) {
			sheet.inlineString(row, i, texts.get(i));
		}
		next();
	}

	void cells(List<Cell> cells) {
		for (int i = 0; i < cells.size(); i++) {
			put(i, cells.get(i));
		}
		next();
	}

	private void put(int column, Cell cell) {
		switch (cell) {
			case Cell.Number number -> sheet.value(row, column, number.value());
			case Cell.Time time -> putTime(column, time.value());
			default -> sheet.inlineString(row, column, cell.plain());
		}
	}

	private void putTime(int column, @Nullable Instant time) {
		if (time != null) {
			sheet.value(row, column, time.atOffset(ZoneOffset.UTC).toLocalDateTime());
			sheet.style(row, column).format(TIME).set();
		}
	}

	private void next() {
		row++;
		if (row % PORTION == 0) {
			try {
				sheet.flush();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	void finish() {
		try {
			sheet.setAutoFilter(0, 0, row - 1, columns - 1);
			sheet.finish();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
