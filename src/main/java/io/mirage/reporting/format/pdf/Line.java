package io.mirage.reporting.format.pdf;

import java.util.ArrayList;
import java.util.List;

/** Text that stands beside each other. Made by {@link #wrap}. */
record Line(List<Span> spans, float width, float height) {

	/** Text in one style. */
	record Span(String text, Style style) {}

	/** Where a long name or address may be broken, after the character. */
	private static final String BREAKS = "/.-_@?&=:,;+|";

	/** Never empty; a word that is wider than the line is broken anywhere. */
	static List<Line> wrap(PdfFonts fonts, List<Span> spans, float width) {
		Wrapping wrapping = new Wrapping(fonts, width);
		spans.forEach(wrapping::add);
		wrapping.end();
		return wrapping.lines;
	}

	private static final class Wrapping {

		private final PdfFonts fonts;
		private final float limit;
		private final List<Line> lines = new ArrayList<>();
		private List<Span> spans = new ArrayList<>();
		private float width;
		private float height;

		Wrapping(PdfFonts fonts, float limit) {
			this.fonts = fonts;
			this.limit = limit;
		}

		void add(Span span) {
			height = Math.max(height, span.style().height());
			String text = span.text();
			for (int from = 0; from < text.length();) {
				int to = endOfPiece(text, from);
				piece(text.substring(from, to), span.style());
				from = to;
			}
		}

		/** Up to where a line may end, that included. */
		private static int endOfPiece(String text, int from) {
			int at = from;
			while (at < text.length()) {
				int character = text.codePointAt(at);
				at += Character.charCount(character);
				if (character == ' ' || BREAKS.indexOf(character) >= 0 || Character.isIdeographic(character)
						|| at < text.length() && Character.isIdeographic(text.codePointAt(at))) {
					return at;
				}
			}
			return at;
		}

		private void piece(String piece, Style style) {
			float wide = fonts.width(style.face(), style.size(), piece.stripTrailing());
			if (width + wide > limit && width > 0) {
				next(style);
			}
			if (wide > limit) {
				letters(piece, style);
			} else if (width > 0 || !piece.isBlank()) {
				put(piece, style);
			}
		}

		private void letters(String piece, Style style) {
			int from = 0;
			float wide = 0;
			for (int at = 0; at < piece.length();) {
				int character = piece.codePointAt(at);
				float letter = fonts.width(style.face(), character) * style.size();
				if (width + wide + letter > limit && at > from) {
					put(piece.substring(from, at), style);
					next(style);
					from = at;
					wide = 0;
				}
				wide += letter;
				at += Character.charCount(character);
			}
			put(piece.substring(from), style);
		}

		private void put(String piece, Style style) {
			width += fonts.width(style.face(), style.size(), piece);
			Span last = spans.isEmpty() ? null : spans.getLast();
			if (last != null && last.style().equals(style)) {
				spans.set(spans.size() - 1, new Span(last.text() + piece, style));
			} else {
				spans.add(new Span(piece, style));
			}
		}

		private void next(Style style) {
			end();
			height = style.height();
		}

		void end() {
			if (!spans.isEmpty() || lines.isEmpty()) {
				lines.add(new Line(List.copyOf(spans), width, height));
			}
			spans = new ArrayList<>();
			width = 0;
		}
	}
}
