package io.mirage.reporting.format.pdf;

import java.awt.Color;

import io.mirage.reporting.format.pdf.PdfFonts.Face;

/** @param size in points */
record Style(Face face, float size, Color colour) {

	static final Style TITLE = new Style(Face.BOLD, 22, Ink.TEXT);
	static final Style SECTION = new Style(Face.BOLD, 15, Ink.TEXT);
	static final Style HEADING = new Style(Face.BOLD, 11.5f, Ink.TEXT);
	static final Style STRONG = new Style(Face.BOLD, 9.5f, Ink.TEXT);
	static final Style BODY = new Style(Face.REGULAR, 9.5f, Ink.TEXT);
	static final Style LEAD = new Style(Face.REGULAR, 9.5f, Ink.QUIET);
	static final Style QUIET = new Style(Face.REGULAR, 8, Ink.QUIET);
	static final Style CODE = new Style(Face.MONO, 8, Ink.TEXT);
	static final Style CELL = new Style(Face.REGULAR, 7.5f, Ink.TEXT);
	static final Style CELL_CODE = new Style(Face.MONO, 7.2f, Ink.TEXT);
	static final Style CELL_QUIET = new Style(Face.REGULAR, 7.5f, Ink.QUIET);
	static final Style CELL_HEAD = new Style(Face.BOLD, 7.5f, Ink.QUIET);

	Style in(Color other) {
		return new Style(face, size, other);
	}

	float height() {
		return size * 1.38f;
	}
}
