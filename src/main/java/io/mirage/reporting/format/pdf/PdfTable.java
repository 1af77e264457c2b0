package io.mirage.reporting.format.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.document.Table.Row;
import io.mirage.reporting.document.Words;
import io.mirage.reporting.format.pdf.Line.Span;

/** A table whose head is repeated on every page; a row is never torn. */
final class PdfTable {

	private static final float PADDING = 7;
	private static final float GAP = 2.2f;
	private static final float HEAD = 16;
	/** A row that is higher is cut there. */
	private static final float HIGHEST = PdfPages.BOTTOM - PdfPages.TOP - HEAD - 2 * GAP;

	private final PdfPages pages;
	private final PdfTags tags;
	private final PdfContents contents;
	private final Table table;
	private final List<Column> columns;
	private final float[] widths;

	PdfTable(PdfPages pages, PdfTags tags, PdfContents contents, Table table) {
		this.pages = pages;
		this.tags = tags;
		this.contents = contents;
		this.table = table;
		this.columns = table.columnsOnPaper();
		int shares = columns.stream().mapToInt(Column::share).sum();
		this.widths = new float[columns.size()];
		for (int i = 0; i < widths.length; i++) {
			widths[i] = PdfPages.WIDTH * columns.get(i).share() / shares;
		}
	}

	void write(PDStructureElement parent) {
		PDStructureElement element = tags.add(parent, "Table");
		pages.need(60);
		head(element);
		pages.onNewPage(() -> {
			pages.artifact(pen -> heads());
			pages.down(HEAD);
		});
		table.rows().forEach(row -> row(element, row));
		pages.onNewPage(() -> {});
		pages.down(8);
	}

	private void head(PDStructureElement element) {
		PDStructureElement row = tags.add(element, "TR");
		float top = pages.y();
		float x = PdfPages.LEFT;
		for (int i = 0; i < widths.length; i++) {
			PDStructureElement head = tags.add(row, "TH");
			PdfTags.attribute(head, "Table", "Scope", COSName.getPDFName("Column"));
			int column = i;
			float at = x;
			pages.tagged(head, "TH", pen -> text(titles(column), column, at, top));
			x += widths[i];
		}
		pages.down(HEAD);
		rule();
	}

	private void heads() throws IOException {
		float x = PdfPages.LEFT;
		for (int i = 0; i < widths.length; i++) {
			text(titles(i), i, x, pages.y());
			x += widths[i];
		}
	}

	private List<Line> titles(int column) {
		return wrap(List.of(new Span(columns.get(column).title(), Style.CELL_HEAD)), widths[column]).subList(0, 1);
	}

	private void row(PDStructureElement element, Row row) {
		switch (row) {
			case Row.Group group -> group(element, group);
			case Row.Note note -> across(element, "TD", List.of(new Span(note.text(), Style.CELL_QUIET)));
			case Row.Cells cells -> cells(element, table.onPaper(cells));
		}
	}

	private void group(PDStructureElement element, Row.Group group) {
		pages.need(44);
		pages.down(6);
		contents.heading(Words.of(group.type()) + " (" + Figures.of(group.count()) + ")");
		across(element, "TH", List.of(new Span(Words.of(group.type()), Style.STRONG.in(Ink.of(Family.of(group.type()).label()))),
				new Span("  " + Figures.of(group.count()), Style.CELL_QUIET)));
	}

	private void across(PDStructureElement element, String tag, List<Span> spans) {
		List<Line> lines = wrap(spans, PdfPages.WIDTH);
		float height = height(lines) + 2 * GAP;
		pages.need(height);
		PDStructureElement cell = tags.add(tags.add(element, "TR"), tag);
		PdfTags.attribute(cell, "Table", "ColSpan", COSInteger.get(columns.size()));
		float top = pages.y() + GAP;
		pages.tagged(cell, tag, pen -> pages.lines(lines, PdfPages.LEFT, top));
		pages.down(height);
		rule();
	}

	/** The last one of too few takes the rest of the row. */
	private void cells(PDStructureElement element, List<Cell> cells) {
		List<List<Line>> texts = new ArrayList<>();
		for (int i = 0; i < cells.size(); i++) {
			texts.add(cut(lines(cells.get(i), width(i, cells.size()))));
		}
		float height = (float) texts.stream().mapToDouble(PdfTable::height).max().orElse(0) + 2 * GAP;
		pages.need(height);
		PDStructureElement row = tags.add(element, "TR");
		float x = PdfPages.LEFT;
		for (int i = 0; i < cells.size(); i++) {
			cell(row, texts.get(i), i, cells.size(), x);
			x += widths[i];
		}
		pages.down(height);
		rule();
	}

	private void cell(PDStructureElement row, List<Line> lines, int column, int cells, float x) {
		PDStructureElement cell = tags.add(row, "TD");
		if (column == cells - 1 && cells < columns.size()) {
			PdfTags.attribute(cell, "Table", "ColSpan", COSInteger.get(columns.size() - column));
		}
		if (!(lines.size() == 1 && lines.getFirst().spans().isEmpty())) {
			float top = pages.y();
			pages.tagged(cell, "TD", pen -> text(lines, column, x, top));
		}
	}

	private void text(List<Line> lines, int column, float x, float top) throws IOException {
		float right = columns.get(column).numeric() && lines.size() == 1 ? widths[column] - PADDING - lines.getFirst().width() : 0;
		pages.lines(lines, x + Math.max(0, right), top + GAP);
	}

	private float width(int column, int cells) {
		float width = widths[column];
		for (int i = cells; column == cells - 1 && i < widths.length; i++) {
			width += widths[i];
		}
		return width;
	}

	private List<Line> lines(Cell cell, float width) {
		return switch (cell) {
			case Cell.Code code -> wrap(List.of(new Span(code.plain(), Style.CELL_CODE)), width);
			case Cell.Chip chip -> wrap(List.of(new Span(chip.plain(), Style.CELL.in(Ink.of(chip.style())))), width);
			case Cell.Number number when number.value() == 0 -> wrap(List.of(new Span(number.plain(), Style.CELL_QUIET)), width);
			case Cell.Pairs pairs -> pairs.pairs().isEmpty() ? wrap(List.of(), width) : pairs.pairs().entrySet().stream()
					.flatMap(pair -> wrap(List.of(new Span(pair.getKey() + " ", Style.CELL_QUIET), new Span(pair.getValue(), Style.CELL)), width)
							.stream())
					.toList();
			default -> wrap(List.of(new Span(cell.plain(), Style.CELL)), width);
		};
	}

	private List<Line> wrap(List<Span> spans, float width) {
		return Line.wrap(pages.fonts(), spans, width - PADDING);
	}

	private static List<Line> cut(List<Line> lines) {
		float height = 0;
		for (int i = 0; i < lines.size(); i++) {
			height += lines.get(i).height();
			if (height > HIGHEST) {
				return lines.subList(0, i);
			}
		}
		return lines;
	}

	private static float height(List<Line> lines) {
		return (float) lines.stream().mapToDouble(Line::height).sum();
	}

	private void rule() {
		float at = pages.y();
		pages.artifact(pen -> pages.box(PdfPages.LEFT, at - 0.4f, PdfPages.WIDTH, 0.4f, Ink.LINE));
	}
}
