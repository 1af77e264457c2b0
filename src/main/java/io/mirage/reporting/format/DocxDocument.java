package io.mirage.reporting.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.core.io.ClassPathResource;

import io.mirage.events.correlation.Severity;
import io.mirage.reporting.document.BarChart;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Entity;
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
import io.mirage.reporting.format.DocxPart.Run;
import io.mirage.reporting.format.pdf.PictureImage;

/** A Word document, written as it comes; only pictures wait for the end. */
public final class DocxDocument implements DocumentWriter {

	private static final String FOLDER = "reports/docx/";
	private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private final ZipOutputStream zip;
	private final DocxPart part;
	private final List<byte[]> pictures = new ArrayList<>();

	public DocxDocument(OutputStream out) {
		zip = new ZipOutputStream(out);
		copy("[Content_Types].xml", "content-types.xml");
		copy("_rels/.rels", "rels.xml");
		copy("word/styles.xml", "styles.xml");
		copy("word/footer1.xml", "footer.xml");
		entry("word/document.xml");
		part = new DocxPart(zip);
	}

	@Override
	public void begin(Cover cover) {
		part.paragraph("Muted", new Run("", "Mirage report · " + cover.kind()));
		part.paragraph("Title", new Run("", cover.title()));
		cover.targets().forEach(target -> part.paragraph("Normal", new Run("Code", target)));
		cover.lines().forEach(line -> part.paragraph("Normal", new Run("Strong", line.name() + "  "), new Run("", line.value())));
		if (cover.notice() != null) {
			paragraph(Tone.NOTICE, cover.notice());
		}
	}

	@Override
	public void section(String title) {
		part.paragraph("Heading1", new Run("", title));
	}

	@Override
	public void heading(String title) {
		part.paragraph("Heading2", new Run("", title));
	}

	@Override
	public void paragraph(Tone tone, String text) {
		part.paragraph(switch (tone) {
			case BODY -> "Normal";
			case NOTICE -> "Notice";
			case LEAD, EMPTY, MORE -> "Muted";
		}, new Run("", text));
	}

	@Override
	public void list(List<String> items) {
		items.forEach(item -> part.paragraph("Item", new Run("", "•  " + item)));
	}

	@Override
	public void figures(List<Figure> figures) {
		figures.forEach(figure -> part.paragraph("Normal", new Run("Strong", figure.number() + " " + figure.name()),
				new Run("Quiet", "  " + figure.remark())));
	}

	@Override
	public void severity(Severity severity, long count) {
		heading(Words.capitalised(severity.label()) + "  " + Figures.of(count));
	}

	@Override
	public void finding(FindingCard finding) {
		part.paragraph("Heading3", new Run("", finding.headline()));
		part.paragraph("Normal", new Run("", finding.why()));
		finding.evidence().forEach(entity -> part.paragraph("Item", runs(entity)));
		if (finding.more() > 0) {
			part.paragraph("Muted", new Run("", finding.moreWords()));
		}
		part.paragraph("Muted", new Run("", finding.rule()));
	}

	private static Run[] runs(Entity entity) {
		return new Run[] {new Run("Quiet", entity.typeName() + "  "), new Run("Code", entity.value())};
	}

	@Override
	public void way(List<Step> steps) {
		List<Run> runs = new ArrayList<>();
		for (Step step : steps) {
			runs.add(new Run("", runs.isEmpty() ? "" : "  →  "));
			runs.addAll(List.of(runs(step.entity())));
			runs.add(new Run("Quiet", "  " + step.by()));
		}
		part.paragraph("Item", runs.toArray(Run[]::new));
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
		pictures.add(PictureImage.png(picture));
		DocxPicture.write(part, picture, pictures.size(), relation(pictures.size()));
	}

	@Override
	public void table(Table table) {
		new DocxTable(part, table).write();
	}

	@Override
	public void end(String colophon) {
		part.paragraph("Muted", new Run("", colophon));
		part.end("footer");
		try {
			for (int i = 0; i < pictures.size(); i++) {
				entry("word/media/picture" + (i + 1) + ".png");
				zip.write(pictures.get(i));
			}
			entry("word/_rels/document.xml.rels");
			zip.write(relations().getBytes(StandardCharsets.UTF_8));
			zip.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String relations() {
		StringBuilder relations = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
				+ "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
		relations.append(relation("styles", "styles", "styles.xml")).append(relation("footer", "footer", "footer1.xml"));
		for (int i = 1; i <= pictures.size(); i++) {
			relations.append(relation(relation(i), "image", "media/picture" + i + ".png"));
		}
		return relations.append("</Relationships>").toString();
	}

	private static String relation(String id, String type, String target) {
		return "<Relationship Id=\"" + id + "\" Type=\"" + RELATIONS + type + "\" Target=\"" + target + "\"/>";
	}

	private static String relation(int picture) {
		return "picture" + picture;
	}

	private void copy(String name, String resource) {
		entry(name);
		try {
			new ClassPathResource(FOLDER + resource).getInputStream().transferTo(zip);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void entry(String name) {
		try {
			zip.putNextEntry(new ZipEntry(name));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
