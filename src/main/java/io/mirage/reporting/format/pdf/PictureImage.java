package io.mirage.reporting.format.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import io.mirage.reporting.document.Picture;

/** A picture as pixels, with our own fonts: a server need not have any. */
public final class PictureImage {

	private static final int DPI = 150;
	private static final float POINTS = 72;

	private PictureImage() {}

	/** PNG, as wide as the text of a page. */
	public static byte[] png(Picture picture) {
		try (PDDocument document = new PDDocument(); PdfFonts fonts = new PdfFonts(document)) {
			PdfTags tags = new PdfTags(document);
			PdfPages pages = new PdfPages(document, fonts, tags);
			new PdfPicture(pages, picture).write(tags.add(tags.top(), "Figure"));
			float bottom = pages.y();
			pages.close();
			ByteArrayOutputStream saved = new ByteArrayOutputStream();
			document.save(saved);
			return png(saved.toByteArray(), bottom);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Fonts have to be embedded, hence saved, before their glyphs can be drawn. */
	private static byte[] png(byte[] pdf, float bottom) throws IOException {
		try (PDDocument saved = Loader.loadPDF(pdf)) {
			BufferedImage page = new PDFRenderer(saved).renderImageWithDPI(0, DPI, ImageType.RGB);
			int left = pixels(PdfPages.LEFT);
			int top = pixels(PdfPages.TOP);
			BufferedImage part = page.getSubimage(left, top, pixels(PdfPages.WIDTH), Math.min(page.getHeight() - top, pixels(bottom) - top));
			ByteArrayOutputStream png = new ByteArrayOutputStream();
			ImageIO.write(part, "png", png);
			return png.toByteArray();
		}
	}

	private static int pixels(float points) {
		return Math.max(1, Math.round(points * DPI / POINTS));
	}
}
