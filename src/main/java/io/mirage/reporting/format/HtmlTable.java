package io.mirage.reporting.format;

import java.util.List;
import java.util.Map;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Words;

/** A table, a body for each group of rows. */
final class HtmlTable {

	private final HtmlWriter html;
	private final Table table;
	private final int columns;
	private boolean inBody;

	HtmlTable(HtmlWriter html, Table table) {
		this.html = html;
		this.table = table;
		this.columns = table.columnsOnPaper().size();
	}

	void write() {
		html.in("div.scroll", () -> html.in(table.grouped() ? "table.entities" : "table", () -> {
			html.in("thead", () -> html.in("tr", () -> table.columnsOnPaper()
					.forEach(column -> html.say(column.numeric() ? "th.num" : "th", column.title()))));
			table.rows().forEach(this::row);
			endBody();
		}));
	}

	private void row(Row row) {
		if (row instanceof Row.Group) {
			endBody();
		}
		if (!inBody) {
			html.begin("tbody", Map.of());
			inBody = true;
		}
		switch (row) {
			case Row.Group group -> acrossAll("td.group", () -> {
				html.say("span.type." + Family.of(group.type()).label(), Words.of(group.type()));
				html.say("span.count", Figures.of(group.count()));
			});
			case Row.Note note -> acrossAll("td.more", () -> html.text(note.text()));
			case Row.Cells cells -> html.in("tr", () -> cells(table.onPaper(cells)));
		}
	}

	private void endBody() {
		if (inBody) {
			html.end();
			inBody = false;
		}
	}

	private void acrossAll(String tag, Runnable content) {
		html.in("tr", () -> html.in(tag, Map.of("colspan", Integer.toString(columns)), content));
	}

	/** The last one of too few takes the rest of the row. */
	private void cells(List<Cell> cells) {
		for (int i = 0; i < cells.size(); i++) {
			boolean last = i == cells.size() - 1 && cells.size() < columns;
			cell(cells.get(i), last ? Map.of("colspan", Integer.toString(columns - i)) : Map.of());
		}
	}

	private void cell(Cell cell, Map<String, String> attributes) {
		switch (cell) {
			case Cell.Text text -> html.say(attributes.isEmpty() ? "td" : "td.reason", attributes, text.plain());
			case Cell.Code code -> html.in("td", attributes, () -> html.say("code", code.plain()));
			case Cell.Number number -> html.say(number.value() == 0 ? "td.num.zero" : "td.num", attributes, number.plain());
			case Cell.Time time -> html.say("td", attributes, time.plain());
			case Cell.Chip chip -> html.in("td", attributes, () -> html.say("span.chip." + chip.style(), chip.plain()));
			case Cell.Pairs pairs -> html.in("td", attributes, () -> pairs.pairs().forEach((name, value) -> html.in("span.attribute", () -> {
				html.say("b", name);
				html.text(" " + value);
			})));
			case Cell.Tags tags -> html.in("td", attributes, () -> tags.tags().forEach(tag -> html.say("span.tag", tag)));
		}
	}
}
