package io.mirage.reporting.format.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Family;
import io.mirage.reporting.document.Figure;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.FindingCard;
import io.mirage.reporting.document.Graph;
import io.mirage.reporting.document.Picture;
import io.mirage.reporting.document.Pictures;
import io.mirage.reporting.document.Step;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Tone;
import io.mirage.reporting.document.Words;
import io.mirage.reporting.format.pdf.Line.Span;

/**
 * A tagged PDF with outline, table of contents and page numbers. Finished pages lie in a temporary file; what stays in
 * memory is their structure.
 */
public final class PdfDocument implements DocumentWriter {

	private final OutputStream out;
	private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
	private final PdfTags tags = new PdfTags(document);
	private final PdfFonts fonts = new PdfFonts(document);
	private final PdfPages pages = new PdfPages(document, fonts, tags);
	private String title = "";
	private @Nullable PdfContents contents;
	private PDStructureElement section = tags.top();

	public PdfDocument(OutputStream out) {
		this.out = out;
	}

	@Override
	public void begin(Cover cover) {
		title = cover.title();
		PDStructureElement element = tags.add(tags.top(), "Sect");
		pages.artifact(pen -> pages.box(PdfPages.LEFT, PdfPages.TOP, 42, 4, Ink.ACCENT));
		pages.down(14);
		flow(element, "P", "Mirage report · " + cover.kind(), Style.LEAD);
		flow(element, "H1", cover.title(), Style.TITLE);
		pages.down(4);
		cover.targets().forEach(target -> flow(element, "P", target, Style.CODE));
		pages.down(8);
		cover.lines().forEach(line -> flow(tags.add(element, "P"), "P", List.of(new Span(line.name() + "   ", Style.LEAD),
				new Span(line.value(), Style.BODY)), 0));
		if (cover.notice() != null) {
			pages.down(8);
			flow(element, "P", cover.notice(), Style.STRONG.in(Ink.of("high")));
		}
		contents = new PdfContents(pages, tags);
	}

	@Override
	public void section(String name) {
		pages.need(90);
		if (pages.y() > PdfPages.TOP) {
			pages.down(20);
		}
		contents().section(name);
		section = tags.add(tags.top(), "Sect");
		flow(section, "H2", name, Style.SECTION);
		pages.down(4);
	}

	@Override
	public void heading(String name) {
		pages.need(56);
		pages.down(8);
		contents().heading(name);
		flow(section, "H3", name, Style.HEADING);
		pages.down(2);
	}

	@Override
	public void paragraph(Tone tone, String text) {
		flow(section, "P", text, switch (tone) {
			case BODY -> Style.BODY;
			case NOTICE -> Style.STRONG.in(Ink.of("high"));
			case LEAD, EMPTY, MORE -> Style.LEAD;
		});
		pages.down(4);
	}

	@Override
	public void list(List<String> items) {
		PDStructureElement list = tags.add(section, "L");
		items.forEach(item -> {
			PDStructureElement body = tags.add(tags.add(list, "LI"), "LBody");
			flow(body, "LBody", List.of(new Span("•  " + item, Style.BODY)), 6);
		});
		pages.down(4);
	}

	@Override
	public void figures(List<Figure> figures) {
		pages.need(56);
		float width = PdfPages.WIDTH / figures.size();
		float top = pages.y();
		pages.artifact(pen -> pages.box(PdfPages.LEFT, top, PdfPages.WIDTH, 50, Ink.PANEL));
		for (int i = 0; i < figures.size(); i++) {
			Figure figure = figures.get(i);
			float x = PdfPages.LEFT + i * width + 8;
			List<Line> lines = new ArrayList<>();
			lines.addAll(first(figure.name(), Style.QUIET, width - 12));
			lines.addAll(first(figure.number(), Style.SECTION, width - 12));
			lines.addAll(first(figure.remark(), Style.CELL_QUIET, width - 12));
			pages.tagged(tags.add(section, "P"), "P", pen -> pages.lines(lines, x, top + 3));
		}
		pages.down(58);
	}

	private List<Line> first(String text, Style style, float width) {
		return Line.wrap(fonts, List.of(new Span(text, style)), width).subList(0, 1);
	}

	@Override
	public void severity(Severity severity, long count) {
		pages.need(80);
		pages.down(8);
		contents().heading(Words.capitalised(severity.label()) + " (" + Figures.of(count) + ")");
		flow(tags.add(section, "H3"), "H3", List.of(new Span(Words.capitalised(severity.label()), Style.HEADING.in(Ink.of(severity.label()))),
				new Span("  " + Figures.of(count), Style.QUIET)), 0);
		pages.down(2);
	}

	@Override
	public void finding(FindingCard finding) {
		float width = PdfPages.WIDTH - 12;
		List<Line> headline = Line.wrap(fonts, List.of(new Span(finding.headline(), Style.STRONG)), width);
		List<Line> why = Line.wrap(fonts, List.of(new Span(finding.why(), Style.BODY)), width);
		List<List<Line>> evidence = finding.evidence().stream().map(entity -> Line.wrap(fonts, spans(entity), width)).toList();
		List<Line> rule = Line.wrap(fonts, List.of(new Span((finding.more() > 0 ? finding.moreWords() + ". " : "") + finding.rule(), Style.QUIET)),
				width);
		float height = height(headline) + height(why) + height(rule) + (float) evidence.stream().mapToDouble(PdfDocument::height).sum();
		pages.need(height + 8);
		float top = pages.y();
		pages.artifact(pen -> pages.box(PdfPages.LEFT, top, 2.5f, height, Ink.of(finding.severity().label())));
		pages.flow(tags.add(section, "H4"), "H4", headline, 12);
		pages.flow(tags.add(section, "P"), "P", why, 12);
		PDStructureElement list = tags.add(section, "L");
		evidence.forEach(lines -> pages.flow(tags.add(tags.add(list, "LI"), "LBody"), "LBody", lines, 12));
		pages.flow(tags.add(section, "P"), "P", rule, 12);
		pages.down(8);
	}

	private static float height(List<Line> lines) {
		return (float) lines.stream().mapToDouble(Line::height).sum();
	}

	private static List<Span> spans(Entity entity) {
		return List.of(new Span(entity.typeName() + "  ", Style.QUIET.in(Ink.of(Family.of(entity.type()).label()))),
				new Span(entity.value(), Style.CODE));
	}

	@Override
	public void way(List<Step> steps) {
		List<Span> spans = new ArrayList<>();
		for (Step step : steps) {
			spans.add(new Span(spans.isEmpty() ? "" : " → ", Style.LEAD));
			spans.addAll(spans(step.entity()));
			spans.add(new Span(" " + step.by(), Style.QUIET));
		}
		flow(tags.add(section, "P"), "P", spans, 0);
		pages.down(5);
	}

	@Override
	public void bars(BarChart chart) {
		picture(Pictures.of(chart));
	}

	@Override
	public void graph(Graph graph) {
		picture(Pictures.of(graph));
		paragraph(Tone.LEAD, graph.description() + ".");
	}

	private void picture(Picture picture) {
		new PdfPicture(pages, picture).write(tags.add(section, "Figure"));
	}

	@Override
	public void table(Table table) {
		new PdfTable(pages, tags, contents(), table).write(section);
	}

	@Override
	public void end(String colophon) {
		pages.down(14);
		flow(tags.top(), "P", colophon, Style.QUIET);
		PDDocumentOutline outline = new PDDocumentOutline();
		contents().write(outline);
		pages.close();
		document.getDocumentCatalog().setDocumentOutline(outline);
		tags.end();
		try (out) {
			new PdfFinish(document, fonts).write(title);
			document.save(out);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		close();
	}

	@Override
	public void close() {
		fonts.close();
		try {
			document.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void flow(PDStructureElement parent, String tag, String text, Style style) {
		flow(tags.add(parent, tag), tag, List.of(new Span(text, style)), 0);
	}

	private void flow(PDStructureElement element, String tag, List<Span> spans, float indent) {
		pages.flow(element, tag, Line.wrap(fonts, spans, PdfPages.WIDTH - indent), indent);
	}

	private PdfContents contents() {
		if (contents == null) {
			throw new IllegalStateException("A document begins with its cover");
		}
		return contents;
	}
}
