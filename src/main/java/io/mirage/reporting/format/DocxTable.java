package io.mirage.reporting.format;

import java.util.ArrayList;
import java.util.List;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Words;
import io.mirage.reporting.format.DocxPart.Run;

/** A table whose head is repeated on every page. */
final class DocxTable {

	/** Between the margins of A4, in twentieths of a point. */
	private static final int WIDTH = 10_106;

	private final DocxPart part;
	private final Table table;
	private final List<Integer> widths = new ArrayList<>();

	DocxTable(DocxPart part, Table table) {
		this.part = part;
		this.table = table;
		int shares = table.columnsOnPaper().stream().mapToInt(Column::share).sum();
		table.columnsOnPaper().forEach(column -> widths.add(WIDTH * column.share() / shares));
	}

	void write() {
		part.in("w:tbl", () -> {
			part.in("w:tblPr", () -> {
				part.lone("w:tblStyle", "w:val", "Grid");
				part.lone("w:tblW", "w:w", Integer.toString(WIDTH), "w:type", "dxa");
				part.lone("w:tblLayout", "w:type", "fixed");
			});
			part.in("w:tblGrid", () -> widths.forEach(width -> part.lone("w:gridCol", "w:w", Integer.toString(width))));
			head();
			table.rows().forEach(this::row);
		});
		part.paragraph("Small");
	}

	private void head() {
		part.in("w:tr", () -> {
			part.in("w:trPr", () -> {
				part.lone("w:cantSplit");
				part.lone("w:tblHeader");
			});
			for (int i = 0; i < widths.size(); i++) {
				cell(widths.get(i), 1, "E2E7ED", new Run("Head", table.columnsOnPaper().get(i).title()));
			}
		});
	}

	private void row(Row row) {
		part.in("w:tr", () -> {
			part.in("w:trPr", () -> part.lone("w:cantSplit"));
			switch (row) {
				case Row.Group group -> cell(WIDTH, widths.size(), "F4F6F8", new Run("Strong", Words.of(group.type())),
						new Run("Quiet", "  " + Figures.of(group.count())));
				case Row.Note note -> cell(WIDTH, widths.size(), "", new Run("Quiet", note.text()));
				case Row.Cells cells -> cells(table.onPaper(cells));
			}
		});
	}

	/** The last one of too few takes the rest of the row. */
	private void cells(List<Cell> cells) {
		for (int i = 0; i < cells.size(); i++) {
			int span = i == cells.size() - 1 ? widths.size() - i : 1;
			int width = widths.subList(i, i + span).stream().mapToInt(Integer::intValue).sum();
			cell(width, span, "", new Run(cells.get(i) instanceof Cell.Code ? "Code" : "", cells.get(i).plain()));
		}
	}

	private void cell(int width, int span, String shade, Run... runs) {
		part.in("w:tc", () -> {
			part.in("w:tcPr", () -> {
				part.lone("w:tcW", "w:w", Integer.toString(width), "w:type", "dxa");
				if (span > 1) {
					part.lone("w:gridSpan", "w:val", Integer.toString(span));
				}
				if (!shade.isEmpty()) {
					part.lone("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", shade);
				}
			});
			part.paragraph("Small", runs);
		});
	}
}
