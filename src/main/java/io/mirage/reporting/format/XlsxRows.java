package io.mirage.reporting.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.dhatim.fastexcel.Worksheet;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Words;

/** A table's rows on as many sheets as they need; a group becomes a column, so that it can be filtered by. */
final class XlsxRows {

	private final Table table;
	private final Supplier<Worksheet> sheets;
	private XlsxSheet sheet;
	private Cell type = new Cell.Text("");

	XlsxRows(Table table, Supplier<Worksheet> sheets) {
		this.table = table;
		this.sheets = sheets;
		this.sheet = next();
	}

	private XlsxSheet next() {
		return new XlsxSheet(sheets.get(), table.columns(), table.grouped());
	}

	void write(Row row) {
		if (sheet.isFull()) {
			sheet.finish();
			sheet = next();
		}
		switch (row) {
			case Row.Group group -> type = new Cell.Text(Words.of(group.type()));
			case Row.Note note -> sheet.texts(table.grouped() ? List.of(type.plain(), note.text()) : List.of(note.text()));
			case Row.Cells cells -> sheet.cells(table.grouped() ? withType(cells) : cells.cells());
		}
	}

	private List<Cell> withType(Row.Cells cells) {
		List<Cell> all = new ArrayList<>();
		all.add(type);
		all.addAll(cells.cells());
		return all;
	}

	void finish() {
		sheet.finish();
	}
}
