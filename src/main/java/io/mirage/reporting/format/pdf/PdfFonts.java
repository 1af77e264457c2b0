package io.mirage.reporting.format.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/**
 * The fonts of one document: Latin, Greek, Cyrillic from the wanted face, Chinese, Japanese and Korean from others. A
 * character that none of them has is named by its number, so that nothing vanishes.
 */
final class PdfFonts implements AutoCloseable {

	enum Face {
		REGULAR("NotoSans-Regular.ttf"), BOLD("NotoSans-Bold.ttf"), MONO("NotoSansMono-Regular.ttf"), CHINESE_JAPANESE("DroidSansFallbackFull.ttf"),
		KOREAN("NanumSquareR.ttf");

		private final String file;

		Face(String file) {
			this.file = file;
		}
	}

	/** Text in one font. */
	record Run(PDFont font, String text) {}

	private static final List<Face> OTHERS = List.of(Face.CHINESE_JAPANESE, Face.KOREAN);
	/** Where widths are kept in a field: most text is below it. */
	private static final int COMMON = 0x2000;

	private final PDDocument document;
	private final Map<Face, Loaded> loaded = new EnumMap<>(Face.class);

	PdfFonts(PDDocument document) {
		this.document = document;
	}

	/** In points. */
	float width(Face face, float size, String text) {
		double width = 0;
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			width += width(face, text.codePointAt(i));
		}
		return (float) (width * size);
	}

	/** Of one character at size 1. */
	float width(Face face, int character) {
		float width = get(faceOf(face, character)).width(character);
		return width >= 0 ? width : width(Face.REGULAR, 1, name(character));
	}

	List<Run> runs(Face face, String text) {
		List<Run> runs = new ArrayList<>();
		StringBuilder run = new StringBuilder();
		Loaded font = get(face);
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			int character = text.codePointAt(i);
			Loaded next = get(faceOf(face, character));
			if (next != font && !run.isEmpty()) {
				runs.add(new Run(font.font, run.toString()));
				run.setLength(0);
			}
			font = next;
			run.append(font.width(character) < 0 ? name(character) : Character.toString(character));
		}
		if (!run.isEmpty()) {
			runs.add(new Run(font.font, run.toString()));
		}
		return runs;
	}

	private Face faceOf(Face wanted, int character) {
		if (get(wanted).width(character) >= 0) {
			return wanted;
		}
		return OTHERS.stream().filter(other -> get(other).width(character) >= 0).findFirst().orElse(Face.REGULAR);
	}

	private static String name(int character) {
		return "[U+%04X]".formatted(character);
	}

	private Loaded get(Face face) {
		Loaded known = loaded.get(face);
		if (known == null) {
			known = new Loaded(face);
			loaded.put(face, known);
		}
		return known;
	}

	@Override
	public void close() {
		loaded.values().forEach(Loaded::close);
	}

	private final class Loaded {

		private final TrueTypeFont outlines;
		private final CmapLookup glyphs;
		private final PDFont font;
		private final float unit;
		/** 0 for not yet looked up, negative for absent, otherwise one more than the width. */
		private final float[] common = new float[COMMON];

		Loaded(Face face) {
			try (InputStream file = new ClassPathResource("reports/fonts/" + face.file).getInputStream()) {
				outlines = new TTFParser().parse(new RandomAccessReadBuffer(file.readAllBytes()));
				// Ligatures would make what is copied from the document differ from what was found.
				outlines.setEnableGsub(false);
				glyphs = outlines.getUnicodeCmapLookup(false);
				unit = outlines.getUnitsPerEm();
				font = PDType0Font.load(document, outlines, true);
			} catch (IOException e) {
				throw new UncheckedIOException("The font " + face.file + " cannot be read", e);
			}
		}

		/** @return negative if the font has no such character */
		float width(int character) {
			if (character >= COMMON) {
				return look(character);
			}
			if (common[character] == 0) {
				float width = look(character);
				common[character] = width < 0 ? width : width + 1;
			}
			return common[character] < 0 ? common[character] : common[character] - 1;
		}

		private float look(int character) {
			try {
				int glyph = glyphs.getGlyphId(character);
				return glyph == 0 ? -1 : outlines.getAdvanceWidth(glyph) / unit;
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		void close() {
			try {
				outlines.close();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
