package io.mirage.reporting.format.pdf;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

import io.mirage.reporting.format.pdf.PdfFonts.Run;

/** Fills pages from top to bottom; a new one begins when there is no room. Measures go down from the top of the page. */
final class PdfPages {

	static final PDRectangle PAPER = PDRectangle.A4;
	static final float LEFT = 48;
	static final float WIDTH = PAPER.getWidth() - 2 * LEFT;
	static final float TOP = 48;
	static final float BOTTOM = PAPER.getHeight() - 56;

	/** What is drawn without being text. */
	@FunctionalInterface
	interface Drawing {
		void draw(PDPageContentStream pen) throws IOException;
	}

	private final PDDocument document;
	private final PdfFonts fonts;
	private final PdfTags tags;
	private PDPage page;
	private PDPageContentStream pen;
	private float y;
	private int number;
	private Runnable onNewPage = () -> {};

	PdfPages(PDDocument document, PdfFonts fonts, PdfTags tags) {
		this.document = document;
		this.fonts = fonts;
		this.tags = tags;
		this.page = add();
		this.pen = open(page);
		this.y = TOP;
		this.number = 1;
	}

	PdfFonts fonts() {
		return fonts;
	}

	PDPage page() {
		return page;
	}

	/** Of the page, counted from 1. */
	int number() {
		return number;
	}

	/** Where the next thing goes. */
	float y() {
		return y;
	}

	void down(float distance) {
		y += distance;
	}

	/** @param repeated runs at the top of every page that begins from now on, for example a table's head */
	void onNewPage(Runnable repeated) {
		onNewPage = repeated;
	}

	/** Begins a page unless so much room is left. */
	void need(float height) {
		if (y + height > BOTTOM) {
			next();
		}
	}

	void next() {
		close();
		page = add();
		pen = open(page);
		y = TOP;
		number++;
		onNewPage.run();
	}

	/** Lines one below the other, on as many pages as it takes. */
	void flow(PDStructureElement element, String tag, List<Line> lines, float indent) {
		for (int from = 0; from < lines.size();) {
			need(lines.get(from).height());
			int to = from;
			float height = 0;
			while (to < lines.size() && y + height + lines.get(to).height() <= BOTTOM) {
				height += lines.get(to).height();
				to++;
			}
			to = Math.max(to, from + 1);
			List<Line> here = lines.subList(from, to);
			float top = y;
			tagged(element, tag, drawing -> lines(here, LEFT + indent, top));
			y += height;
			from = to;
		}
	}

	/** A piece of content that belongs to the element. */
	void tagged(PDStructureElement element, String tag, Drawing drawing) {
		draw(drawing, COSName.getPDFName(tag), tags.mark(page, element));
	}

	/** Something to look at that says nothing. */
	void artifact(Drawing drawing) {
		draw(drawing, COSName.ARTIFACT, -1);
	}

	private void draw(Drawing drawing, COSName tag, int mark) {
		try {
			if (mark < 0) {
				pen.beginMarkedContent(tag);
			} else {
				pen.beginMarkedContent(tag, mark);
			}
			drawing.draw(pen);
			pen.endMarkedContent();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void lines(List<Line> lines, float x, float top) throws IOException {
		float at = top;
		for (Line line : lines) {
			at += line.height();
			line(line, x, at - line.height() * 0.26f);
		}
	}

	void line(Line line, float x, float baseline) throws IOException {
		pen.beginText();
		pen.newLineAtOffset(x, PAPER.getHeight() - baseline);
		for (Line.Span span : line.spans()) {
			pen.setNonStrokingColor(span.style().colour());
			for (Run run : fonts.runs(span.style().face(), span.text())) {
				pen.setFont(run.font(), span.style().size());
				pen.showText(run.text());
			}
		}
		pen.endText();
	}

	void box(float x, float top, float width, float height, Color colour) throws IOException {
		pen.setNonStrokingColor(colour);
		pen.addRect(x, PAPER.getHeight() - top - height, width, height);
		pen.fill();
	}

	/** Lets a page that is done be written on again, until the next one is opened. */
	void reopen(PDPage done, float at) {
		close();
		page = done;
		pen = open(done);
		y = at;
	}

	void close() {
		try {
			pen.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private PDPage add() {
		PDPage fresh = new PDPage(PAPER);
		document.addPage(fresh);
		tags.register(fresh);
		return fresh;
	}

	private PDPageContentStream open(PDPage opened) {
		try {
			return new PDPageContentStream(document, opened, AppendMode.APPEND, true, true);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
