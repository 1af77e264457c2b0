package io.mirage.reporting.format.pdf;

import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

import io.mirage.reporting.document.Picture;
import io.mirage.reporting.document.Picture.Shape;
import io.mirage.reporting.format.pdf.Line.Span;
import io.mirage.reporting.format.pdf.PdfFonts.Face;

/** A picture, as wide as the text. */
final class PdfPicture {

	private static final float LABEL = 7.2f;
	/** Of the circle that four Bézier curves draw. */
	private static final float CURVE = 0.5523f;

	private final PdfPages pages;
	private final Picture picture;
	private final float scale;

	PdfPicture(PdfPages pages, Picture picture) {
		this.pages = pages;
		this.picture = picture;
		float page = PdfPages.BOTTOM - PdfPages.TOP;
		this.scale = (float) Math.min(PdfPages.WIDTH / picture.width(), page / picture.height());
	}

	void write(PDStructureElement element) {
		float height = (float) picture.height() * scale;
		pages.need(height);
		float top = pages.y();
		element.setAlternateDescription(picture.description());
		PDRectangle box = new PDRectangle(PdfPages.LEFT, PdfPages.PAPER.getHeight() - top - height, PdfPages.WIDTH, height);
		PdfTags.attribute(element, "Layout", "BBox", box.getCOSArray());
		element.setPage(pages.page());
		pages.tagged(element, "Figure", pen -> draw(pen, top));
		pages.down(height + 8);
	}

	private void draw(PDPageContentStream pen, float top) throws IOException {
		for (Shape shape : picture.shapes()) {
			switch (shape) {
				case Shape.Line line -> line(pen, line, top);
				case Shape.Box box -> pages.box(x(box.x()), top + (float) box.y() * scale, (float) box.width() * scale,
						(float) box.height() * scale, Ink.of(box.colour()));
				case Shape.Disc disc -> disc(pen, disc, top);
				case Shape.Label label -> label(label, top);
			}
		}
	}

	private void line(PDPageContentStream pen, Shape.Line line, float top) throws IOException {
		pen.setStrokingColor(Ink.LINE);
		pen.setLineWidth(0.6f);
		pen.moveTo(x(line.fromX()), y(line.fromY(), top));
		pen.lineTo(x(line.toX()), y(line.toY(), top));
		pen.stroke();
	}

	private void disc(PDPageContentStream pen, Shape.Disc disc, float top) throws IOException {
		float x = x(disc.x());
		float y = y(disc.y(), top);
		float r = (float) disc.radius() * scale;
		float c = r * CURVE;
		pen.setNonStrokingColor(Ink.of(disc.colour()));
		pen.moveTo(x + r, y);
		pen.curveTo(x + r, y + c, x + c, y + r, x, y + r);
		pen.curveTo(x - c, y + r, x - r, y + c, x - r, y);
		pen.curveTo(x - r, y - c, x - c, y - r, x, y - r);
		pen.curveTo(x + c, y - r, x + r, y - c, x + r, y);
		pen.fill();
	}

	private void label(Shape.Label label, float top) throws IOException {
		Style style = new Style(label.strong() ? Face.BOLD : Face.REGULAR, LABEL, label.strong() ? Ink.TEXT : Ink.QUIET);
		Line line = Line.wrap(pages.fonts(), List.of(new Span(label.text(), style)), PdfPages.WIDTH).getFirst();
		float x = x(label.x()) - switch (label.anchor()) {
			case START -> 0;
			case MIDDLE -> line.width() / 2;
			case END -> line.width();
		};
		pages.line(line, x, top + (float) label.y() * scale);
	}

	private float x(double x) {
		return PdfPages.LEFT + (float) x * scale;
	}

	/** PDF counts from the bottom. */
	private float y(double y, float top) {
		return PdfPages.PAPER.getHeight() - top - (float) y * scale;
	}
}
