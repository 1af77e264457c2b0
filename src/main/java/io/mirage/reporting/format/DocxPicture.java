package io.mirage.reporting.format;

import io.mirage.reporting.document.Picture;

/** The many elements that put one picture into a Word document. */
final class DocxPicture {

	/** Between the margins of A4, in English Metric Units. */
	private static final long WIDTH = 6_300_000;
	private static final String PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture";

	private DocxPicture() {}

	static void write(DocxPart part, Picture picture, int number, String relation) {
		String width = Long.toString(WIDTH);
		String height = Long.toString(Math.round(WIDTH * picture.height() / picture.width()));
		String id = Integer.toString(number);
		part.in("w:p", () -> part.in("w:r", () -> part.in("w:drawing", () -> part.in("wp:inline", () -> {
			part.lone("wp:extent", "cx", width, "cy", height);
			part.lone("wp:docPr", "id", id, "name", "Picture " + id, "descr", picture.description());
			part.in("a:graphic", () -> part.in("a:graphicData", () -> part.in("pic:pic", () -> {
				part.in("pic:nvPicPr", () -> {
					part.lone("pic:cNvPr", "id", id, "name", "Picture " + id);
					part.lone("pic:cNvPicPr");
				});
				part.in("pic:blipFill", () -> {
					part.lone("a:blip", "r:embed", relation);
					part.in("a:stretch", () -> part.lone("a:fillRect"));
				});
				part.in("pic:spPr", () -> {
					part.in("a:xfrm", () -> {
						part.lone("a:off", "x", "0", "y", "0");
						part.lone("a:ext", "cx", width, "cy", height);
					});
					part.in("a:prstGeom", () -> part.lone("a:avLst"), "prst", "rect");
				});
			}), "uri", PICTURES));
		}, "distT", "0", "distB", "0", "distL", "0", "distR", "0"))));
	}
}
