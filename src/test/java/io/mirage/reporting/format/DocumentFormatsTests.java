package io.mirage.reporting.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import io.mirage.reporting.document.Cell;
import io.mirage.reporting.document.Cover;
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.document.Table;
import io.mirage.reporting.document.Table.Column;
import io.mirage.reporting.format.pdf.PdfDocument;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentFormatsTests {

	private static final List<String> STEERS = List.of("\u0000", "\u001b", "\u202e", "\uffff");

	@TempDir
	private Path folder = Path.of("");

	@Test
	void htmlHasNoMarkupButOurs() {
		Document page = Jsoup.parse(text(HtmlDocument::new));

		assertThat(page.select("script, iframe, object, embed, link, a, img, form, base")).isEmpty();
		assertThat(page.select("table.entities tbody tr")).hasSize(3 + SampleDocument.HOSTILE.size() + 1);
		assertThat(page.select("article h4").eachText()).contains(SampleDocument.MARKUP, SampleDocument.FORMULA);
		assertThat(page.select("svg.graph circle")).hasSize(25);
		assertThat(text(HtmlDocument::new)).doesNotContain(STEERS);
	}

	@Test
	void markdownStaysWhatItIsWhenItIsRendered() {
		String markdown = text(MarkdownDocument::new);
		var extensions = List.of(TablesExtension.create());
		Document page = Jsoup.parse(HtmlRenderer.builder().extensions(extensions).build()
				.render(Parser.builder().extensions(extensions).build().parse(markdown)));

		assertThat(markdown).doesNotContain(STEERS);
		assertThat(page.select("script, a, img")).isEmpty();
		assertThat(page.select("h1")).hasSize(1);
		assertThat(page.select("h4").eachText()).contains(SampleDocument.MARKUP, SampleDocument.FORMULA, "# no heading", "[x](javascript:alert(1))");
		assertThat(page.select("table:last-of-type tbody tr")).hasSize(SampleDocument.HOSTILE.size() + 2);
		assertThat(page.select("table:last-of-type tbody td:first-child").eachText()).contains("| a | b |", SampleDocument.FORMULA);
	}

	@Test
	void plainTextCannotSteerATerminal() {
		assertThat(text(TextDocument::new)).doesNotContain(STEERS).contains("[U+001B]", "[U+202E]", SampleDocument.WORLD, "Hostname: 15");
	}

	@Test
	void aWorkbookHasTypesFiltersAndNoFormula() throws Exception {
		Map<String, String> parts = unzip(bytes(XlsxDocument::new, 2500));
		org.w3c.dom.Document facts = parse(parts.getOrDefault("xl/worksheets/sheet4.xml", ""));

		assertThat(parts.get("xl/workbook.xml")).contains("\"Summary\"", "\"Findings\"", "\"Graph\"", "\"Facts\"");
		for (Map.Entry<String, String> part : parts.entrySet()) {
			assertThat(parse(part.getValue()).getElementsByTagName("f").getLength()).as(part.getKey()).isZero();
			assertThat(part.getValue()).as(part.getKey()).doesNotContain(STEERS).doesNotContain("<script>");
		}
		assertThat(facts.getElementsByTagName("row").getLength()).isEqualTo(1 + SampleDocument.HOSTILE.size() + 2500 + 1);
		assertThat(facts.getElementsByTagName("autoFilter").getLength()).isOne();
		assertThat(facts.getElementsByTagName("pane").item(0).getAttributes().getNamedItem("state").getNodeValue()).isEqualTo("frozen");
		assertThat(facts.getElementsByTagName("t").item(7 + 1).getTextContent()).isEqualTo(SampleDocument.FORMULA);
		org.w3c.dom.NodeList cells = ((org.w3c.dom.Element) facts.getElementsByTagName("row").item(1)).getElementsByTagName("c");
		assertThat(((org.w3c.dom.Element) cells.item(4)).getAttribute("t")).as("a number").isIn("n", "");
		assertThat(((org.w3c.dom.Element) cells.item(6)).getAttribute("t")).as("a time").isIn("n", "");
	}

	@Test
	void aWordDocumentIsWellFormedAndItsTextIsText() throws Exception {
		Map<String, String> parts = unzip(bytes(DocxDocument::new, 10));
		org.w3c.dom.Document document = parse(parts.getOrDefault("word/document.xml", ""));

		assertThat(parts).containsKeys("[Content_Types].xml", "_rels/.rels", "word/styles.xml", "word/media/picture1.png",
				"word/media/picture2.png", "word/_rels/document.xml.rels");
		assertThat(document.getElementsByTagName("w:br").getLength()).isZero();
		assertThat(document.getElementsByTagName("w:tblHeader").getLength()).isOne();
		assertThat(document.getDocumentElement().getTextContent()).contains(SampleDocument.FORMULA, SampleDocument.MARKUP, "</w:t><w:br/>",
				SampleDocument.WORLD).doesNotContain(STEERS);
		assertThat(document.getElementsByTagName("wp:docPr").item(1).getAttributes().getNamedItem("descr").getNodeValue())
				.startsWith("25 entities nearest to the targets");
	}

	@Test
	void aPdfHoldsTheWritingsOfTheWorldAndNamesWhatItCannotShow() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(bytes(PdfDocument::new, 200))) {
			String text = new PDFTextStripper().getText(pdf);

			assertThat(text).contains("Łukasz", "Ünal", "Ελένη", "Юлия", "田中さくら", "김철수", "王小明");
			assertThat(text).contains("<script>alert(1)</script>", "=cmd|'/C calc'!A0", "[U+202E]", "[U+05E9]", "[U+1F600]");
			assertThat(text).contains("host-0.aurora-kites.example", "host-199.aurora-kites.example").doesNotContain(STEERS);
			for (PDPage page : pdf.getPages()) {
				for (COSName name : page.getResources().getFontNames()) {
					PDFont font = page.getResources().getFont(name);
					assertThat(font.isEmbedded()).as(font.getName()).isTrue();
					assertThat(font.getName()).as("only the glyphs that are used").matches("[A-Z]{6}\\+.*");
				}
			}
		}
	}

	@Test
	void aPdfHasAnOutlineAndATableOfContents() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(bytes(PdfDocument::new, 200))) {
			PDOutlineItem first = pdf.getDocumentCatalog().getDocumentOutline().getFirstChild();
			assertThat(first.getTitle()).startsWith("Findings");
			assertThat(first.findDestinationPage(pdf)).isEqualTo(pdf.getPage(1));
			assertThat(first.getFirstChild().getTitle()).isEqualTo("High (2)");
			assertThat(pdf.getPage(0).getAnnotations()).hasSizeGreaterThan(5).allSatisfy(link -> {
				assertThat(link.getContents()).contains(", page ");
				assertThat(link.getStructParent()).isPositive();
			});
			assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Aurora Kites");
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
			assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
			assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
					.contains("<pdfuaid:part>1</pdfuaid:part>", "&lt;script&gt;");
		}
	}

	@Test
	void everyPieceOfAPdfIsTaggedOrCalledAnArtifact() throws IOException {
		try (PDDocument pdf = Loader.loadPDF(bytes(PdfDocument::new, 200))) {
			assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
			Set<String> types = new HashSet<>();
			collect(pdf.getDocumentCatalog().getStructureTreeRoot(), types);
			assertThat(types).contains("Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Figure",
					"TOC", "TOCI", "Link");
			for (PDPage page : pdf.getPages()) {
				assertThat(UntaggedContent.of(page)).as("drawn outside of marked content").isEmpty();
			}
		}
	}

	@Test
	void rowsDoNotWaitForEachOther() {
		for (Function<OutputStream, DocumentWriter> format : List.<Function<OutputStream, DocumentWriter>>of(HtmlDocument::new, DocxDocument::new,
				XlsxDocument::new, MarkdownDocument::new, TextDocument::new)) {
			CountingStream out = new CountingStream();
			AtomicLong waiting = new AtomicLong();
			DocumentWriter writer = format.apply(out);
			writer.begin(new Cover("Large", "Sample", List.of(), List.of(), null));
			writer.section("Facts");
			writer.table(new Table("Facts", false, List.of(Column.of("Value", 50), Column.of("Note", 50)), rows -> {
				byte[] noise = new byte[60];
				Random random = new Random(1);
				for (int i = 1; i <= 100_000; i++) {
					random.nextBytes(noise);
					String value = HexFormat.of().formatHex(noise);
					rows.accept(new Table.Row.Cells(List.of(new Cell.Code(value), new Cell.Text("host " + i))));
					waiting.accumulateAndGet(i * 60L - out.written, Math::max);
				}
			}));
			writer.end("end");

			assertThat(out.written).as(writer.getClass().getSimpleName()).isGreaterThan(100_000 * 60L);
			assertThat(waiting).as(writer.getClass().getSimpleName() + " holds back no more than a portion").hasValueLessThan(600_000L);
		}
	}

	private static final class CountingStream extends OutputStream {

		private long written;

		@Override
		public void write(int b) {
			written++;
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
			written += length;
		}
	}

	private static void collect(PDStructureNode node, Set<String> types) {
		for (Object kid : node.getKids()) {
			if (kid instanceof PDStructureElement element) {
				types.add(element.getStructureType());
				if (element.getStructureType().equals("Figure")) {
					assertThat(element.getAlternateDescription()).isNotBlank();
					assertThat(((COSDictionary) element.getCOSObject().getDictionaryObject(COSName.A)).getDictionaryObject("BBox")).isNotNull();
				}
				collect(element, types);
			}
		}
	}

	private static String text(Function<OutputStream, DocumentWriter> format) {
		return new String(bytes(format, 2), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(Function<OutputStream, DocumentWriter> format, int facts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SampleDocument.write(format.apply(out), facts);
		return out.toByteArray();
	}

	private Map<String, String> unzip(byte[] zip) throws IOException {
		Map<String, String> parts = new LinkedHashMap<>();
		Path file = Files.write(folder.resolve("file.zip"), zip);
		try (ZipFile in = new ZipFile(file.toFile())) {
			for (ZipEntry entry : Collections.list(in.entries())) {
				parts.put(entry.getName(), new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return parts;
	}

	private static org.w3c.dom.Document parse(String xml) throws Exception {
		return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
	}
}
