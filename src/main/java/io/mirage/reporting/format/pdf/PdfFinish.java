package io.mirage.reporting.format.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import io.mirage.reporting.format.pdf.Line.Span;
import io.mirage.reporting.format.pdf.PdfFonts.Run;

/** What can be written when the number of pages is known: footers, and what the document says of itself. */
final class PdfFinish {

	private final PDDocument document;
	private final PdfFonts fonts;

	PdfFinish(PDDocument document, PdfFonts fonts) {
		this.document = document;
		this.fonts = fonts;
	}

	void write(String title) throws IOException {
		int number = 1;
		for (PDPage page : document.getPages()) {
			footer(page, title, number++ + " of " + document.getNumberOfPages());
		}
		PDDocumentInformation information = document.getDocumentInformation();
		information.setTitle(title);
		information.setCreator("Mirage");
		var catalog = document.getDocumentCatalog();
		catalog.setLanguage("en");
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		catalog.setViewerPreferences(preferences);
		catalog.setMetadata(metadata(title));
		document.setVersion(1.7f);
	}

	private void footer(PDPage page, String title, String position) throws IOException {
		try (PDPageContentStream pen = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
			pen.beginMarkedContent(COSName.ARTIFACT);
			Line left = Line.wrap(fonts, List.of(new Span(title, Style.QUIET)), PdfPages.WIDTH - 80).getFirst();
			text(pen, left, PdfPages.LEFT);
			Line right = Line.wrap(fonts, List.of(new Span(position, Style.QUIET)), 80).getFirst();
			text(pen, right, PdfPages.LEFT + PdfPages.WIDTH - right.width());
			pen.endMarkedContent();
		}
	}

	private void text(PDPageContentStream pen, Line line, float x) throws IOException {
		pen.beginText();
		pen.newLineAtOffset(x, 30);
		pen.setNonStrokingColor(Ink.QUIET);
		for (Span span : line.spans()) {
			for (Run run : fonts.runs(span.style().face(), span.text())) {
				pen.setFont(run.font(), span.style().size());
				pen.showText(run.text());
			}
		}
		pen.endText();
	}

	/** ISO 14289-1 wants it said there, too, that a document keeps to it. */
	private PDMetadata metadata(String title) throws IOException {
		String escaped = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
		String xmp = """
				<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
				<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
				<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
				<pdfuaid:part>1</pdfuaid:part>
				<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
				</rdf:Description></rdf:RDF></x:xmpmeta>
				<?xpacket end="w"?>""".formatted(escaped);
		return new PDMetadata(document, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8)));
	}
}
