package io.mirage.reporting.format.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

import io.mirage.reporting.format.pdf.Line.Span;

/** Table of contents, on the first page where room was left for it, and outline. */
final class PdfContents {

	private record Entry(boolean section, String title, PDPage page, int number, float y) {}

	private static final float ROW = 17;
	private static final float INDENT = 14;
	private static final Style SECTION = Style.BODY;
	private static final Style HEADING = Style.QUIET;

	private final List<Entry> entries = new ArrayList<>();
	private final PdfPages pages;
	private final PdfTags tags;
	private final PDPage place;
	private final float from;
	private final PDStructureElement element;

	/** Takes the rest of the current page. */
	PdfContents(PdfPages pages, PdfTags tags) {
		this.pages = pages;
		this.tags = tags;
		this.place = pages.page();
		pages.down(26);
		pages.flow(tags.add(tags.top(), "P"), "P", Line.wrap(pages.fonts(), List.of(new Span("Contents", Style.HEADING)), PdfPages.WIDTH), 0);
		this.from = pages.y() + 4;
		this.element = tags.add(tags.top(), "TOC");
		pages.next();
	}

	void section(String title) {
		entries.add(new Entry(true, title, pages.page(), pages.number(), pages.y()));
	}

	void heading(String title) {
		entries.add(new Entry(false, title, pages.page(), pages.number(), pages.y()));
	}

	void write(PDDocumentOutline outline) {
		outline(outline);
		pages.reopen(place, from);
		List<Entry> shown = fits(entries) ? entries : entries.stream().filter(Entry::section).toList();
		for (Entry entry : shown) {
			if (pages.y() + ROW <= PdfPages.BOTTOM) {
				row(entry);
			}
		}
	}

	private boolean fits(List<Entry> all) {
		return from + all.size() * ROW <= PdfPages.BOTTOM;
	}

	private void outline(PDDocumentOutline outline) {
		PDOutlineNode section = outline;
		for (Entry entry : entries) {
			PDOutlineItem item = new PDOutlineItem();
			item.setTitle(entry.title());
			item.setDestination(destination(entry));
			if (entry.section()) {
				outline.addLast(item);
				section = item;
			} else {
				section.addLast(item);
			}
		}
	}

	private void row(Entry entry) {
		Style style = entry.section() ? SECTION : HEADING;
		float indent = entry.section() ? 0 : INDENT;
		Line title = Line.wrap(pages.fonts(), List.of(new Span(entry.title(), style)), PdfPages.WIDTH - 60 - indent).getFirst();
		Line number = Line.wrap(pages.fonts(), List.of(new Span(Integer.toString(entry.number()), style)), 60).getFirst();
		float top = pages.y();
		PDStructureElement item = tags.add(element, "TOCI");
		PDStructureElement link = tags.add(item, "Link");
		pages.tagged(link, "Link", pen -> {
			pages.lines(List.of(title), PdfPages.LEFT + indent, top);
			pages.lines(List.of(number), PdfPages.LEFT + PdfPages.WIDTH - number.width(), top);
		});
		pages.artifact(pen -> pages.box(PdfPages.LEFT + indent, top + ROW - 2.6f, PdfPages.WIDTH - indent, 0.4f, Ink.LINE));
		tags.link(place, link, annotation(entry, top));
		pages.down(ROW);
	}

	private PDAnnotationLink annotation(Entry entry, float top) {
		PDAnnotationLink link = new PDAnnotationLink();
		link.setRectangle(new PDRectangle(PdfPages.LEFT, PdfPages.PAPER.getHeight() - top - ROW, PdfPages.WIDTH, ROW));
		link.setDestination(destination(entry));
		link.setContents(entry.title() + ", page " + entry.number());
		link.setPrinted(true);
		link.getCOSObject().setItem(COSName.BORDER, new COSArray(List.of(COSInteger.ZERO,
				COSInteger.ZERO, COSInteger.ZERO)));
		try {
			place.getAnnotations().add(link);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return link;
	}

	private static PDPageXYZDestination destination(Entry entry) {
		PDPageXYZDestination destination = new PDPageXYZDestination();
		destination.setPage(entry.page());
		destination.setLeft(0);
		destination.setTop(Math.round(PdfPages.PAPER.getHeight() - entry.y() + 6));
		return destination;
	}
}
