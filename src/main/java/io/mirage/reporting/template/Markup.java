package io.mirage.reporting.template;

import java.util.ArrayList;
import java.util.List;

import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Tone;

/** Reads the signs at the beginning of lines: {@code #} a section, {@code ##} a heading, {@code -} an item, {@code >} a notice. */
public final class Markup {

	static final String SIGNS = "#->\\";
	/** In front of a line that begins with a sign and does not mean it. */
	static final char ESCAPE = '\\';

	private final DocumentWriter out;
	private final List<String> items = new ArrayList<>();
	private final StringBuilder paragraph = new StringBuilder();

	private Markup(DocumentWriter out) {
		this.out = out;
	}

	/** @param text lines; blank ones separate paragraphs */
	public static void write(String text, DocumentWriter out) {
		Markup markup = new Markup(out);
		text.lines().map(String::strip).forEach(markup::line);
		markup.flush();
	}

	private void line(String line) {
		if (line.startsWith("- ")) {
			flushParagraph();
			items.add(line.substring(2));
		} else if (line.startsWith("## ")) {
			flush();
			out.heading(line.substring(3));
		} else if (line.startsWith("# ")) {
			flush();
			out.section(line.substring(2));
		} else if (line.startsWith("> ")) {
			flush();
			out.paragraph(Tone.NOTICE, line.substring(2));
		} else if (line.isEmpty()) {
			flushParagraph();
		} else {
			flushItems();
			paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.charAt(0) == ESCAPE ? line.substring(1) : line);
		}
	}

	private void flush() {
		flushParagraph();
		flushItems();
	}

	private void flushParagraph() {
		if (!paragraph.isEmpty()) {
			out.paragraph(Tone.BODY, paragraph.toString());
			paragraph.setLength(0);
		}
	}

	private void flushItems() {
		if (!items.isEmpty()) {
			out.list(List.copyOf(items));
			items.clear();
		}
	}
}
