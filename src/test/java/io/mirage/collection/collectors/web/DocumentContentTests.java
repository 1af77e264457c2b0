package io.mirage.collection.collectors.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.hpsf.WritingNotSupportedException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class DocumentContentTests {

	private static final String ADDRESS = "https://www.example.com/plan";

	@Test
	void readsPdf() throws Exception {
		DocumentContent content = read(pdf("Write to ada@example.com", "")).orElseThrow();

		assertThat(content.format()).isEqualTo("pdf");
		assertThat(content.properties()).containsEntry("author", "Ada Kite").containsEntry("software", "Quill 3.1").containsEntry("pages", "1");
		assertThat(content.text()).contains("ada@example.com");
	}

	@Test
	void readsZippedOffice() throws Exception {
		DocumentContent content = read(docx("<w:document><w:p><w:t>Write to ada@</w:t><w:t>example.com</w:t></w:p><w:p>now</w:p></w:document>")).orElseThrow();

		assertThat(content.format()).isEqualTo("docx");
		assertThat(content.properties()).containsEntry("author", "Ada Kite").containsEntry("last_author", "bkite").containsEntry("company", "Aurora")
				.containsEntry("software", "Microsoft Office Word 16.0").containsEntry("created", "2026-01-02T03:04:05Z");
		assertThat(content.text()).contains("ada@example.com\n");
	}

	@Test
	void readsOpenDocument() throws Exception {
		DocumentContent content = read(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<text:p>Hello</text:p>",
				"meta.xml", "<meta><meta:initial-creator>Ada Kite</meta:initial-creator><meta:generator>LibreOffice/7.4</meta:generator></meta>"))).orElseThrow();

		assertThat(content.properties()).containsEntry("author", "Ada Kite").containsEntry("software", "LibreOffice/7.4");
		assertThat(content.text()).contains("Hello");
	}

	@Test
	void readsOldOffice() throws Exception {
		DocumentContent content = read(ole()).orElseThrow();

		assertThat(content.format()).isEqualTo("doc");
		assertThat(content.properties()).containsEntry("author", "Ada Kite").containsEntry("software", "Microsoft Word 9.0");
		assertThat(content.text()).contains("old-ada@example.com");
	}

	@Test
	void anythingElseIsNoDocument() throws Exception {
		assertThat(read("plain".getBytes(StandardCharsets.UTF_8))).isEmpty();
		assertThat(read(zip(Map.of("a.txt", "x")))).isEmpty();
		assertThat(read(new byte[0])).isEmpty();
	}

	@Test
	void tellsThatItIsProtected() throws Exception {
		byte[] closed = pdf("secret", "password");

		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(closed)).withMessageContaining("password");
	}

	@Test
	void refusesBombs() throws Exception {
		byte[] zeros = new byte[100 << 20];
		byte[] zip = docx("<w:p>" + "A".repeat(1000), zeros);
		byte[] pdf = packedStream("/Filter /FlateDecode", zeros);
		byte[] twice = packedStream("/Filter [/FlateDecode /FlateDecode]", new byte[10]);

		assertTimeout(Duration.ofSeconds(20), () -> {
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(zip)).withMessageContaining("beyond measure");
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(pdf)).withMessageContaining("beyond measure");
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(twice)).withMessageContaining("beyond measure");
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> read(("%PDF-1.4\n" + "stream\n".repeat(100_000)).getBytes(StandardCharsets.US_ASCII)));
		});
	}

	@Test
	void damagedDocumentsFailWithAName() throws Exception {
		Random random = new Random(3);
		for (byte[] right : new byte[][] {pdf("text", ""), docx("<w:p>x</w:p>"), ole()}) {
			for (int i = 0; i < 60; i++) {
				byte[] damaged = Arrays.copyOf(right, i % 2 == 0 ? right.length : random.nextInt(right.length));
				for (int hits = 0; hits < 30 && damaged.length > 20; hits++) {
					damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
				}
				try {
					read(damaged);
				} catch (Unreadable named) {
					assertThat(named.reason()).isNotBlank();
				}
			}
		}
	}

	@Test
	void tellsWhoWroteItAndWhatItSays() throws Exception {
		Answer answer = new Answer(new EntityParser());
		new PageReading(new EntityParser(), answer, ADDRESS).read(reply(pdf("Write to ada@example.com", "")));

		assertThat(CollectorContract.facts(answer)).contains("Document " + ADDRESS, "Person Ada Kite", "Technology Quill", "EmailAddress ada@example.com");
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.type() + " " + relation.target().type())
				.contains("Ada Kite mentioned_in Document", ADDRESS + " uses_technology Technology");
	}

	private static Optional<DocumentContent> read(byte[] body) throws Unreadable {
		return DocumentContent.read(reply(body));
	}

	private static HttpReply reply(byte[] body) {
		return new HttpReply(URI.create(ADDRESS), 200, Map.of("content-type", "application/octet-stream"), body, ScriptedSource.EVIDENCE);
	}

	private static byte[] pdf(String text, String password) throws IOException {
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage();
			document.addPage(page);
			document.getDocumentInformation().setAuthor("Ada Kite");
			document.getDocumentInformation().setCreator("Quill 3.1");
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.setFont(new PDType1Font(FontName.HELVETICA), 12);
				content.newLineAtOffset(50, 700);
				content.showText(text);
				content.endText();
			}
			if (!password.isEmpty()) {
				document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	private static byte[] docx(String text, byte[]... further) throws IOException {
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("[Content_Types].xml", "<Types/>");
		parts.put("word/document.xml", text);
		parts.put("docProps/core.xml", "<cp:coreProperties><dc:creator>Ada Kite</dc:creator><cp:lastModifiedBy>bkite</cp:lastModifiedBy>"
				+ "<dcterms:created>2026-01-02T03:04:05Z</dcterms:created></cp:coreProperties>");
		parts.put("docProps/app.xml", "<Properties><Application>Microsoft Office Word</Application><AppVersion>16.0</AppVersion><Company>Aurora</Company></Properties>");
		for (byte[] part : further) {
			parts.put("word/media/image.bin", new String(part, StandardCharsets.ISO_8859_1));
		}
		return zip(parts);
	}

	private static byte[] zip(Map<String, String> parts) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		return out.toByteArray();
	}

	private static byte[] ole() throws IOException {
		SummaryInformation summary = new SummaryInformation();
		summary.setAuthor("Ada Kite");
		summary.setApplicationName("Microsoft Word 9.0");
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (POIFSFileSystem files = new POIFSFileSystem()) {
			files.createDocument(new ByteArrayInputStream("\0\0Write to old-ada@example.com\0\1\2".getBytes(StandardCharsets.US_ASCII)), "WordDocument");
			files.createDocument(summary.toInputStream(), SummaryInformation.DEFAULT_STREAM_NAME);
			files.writeFilesystem(out);
		} catch (WritingNotSupportedException e) {
			throw new IOException(e);
		}
		return out.toByteArray();
	}

	private static byte[] packedStream(String filter, byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(("%PDF-1.4\n1 0 obj\n<< " + filter + " >>\nstream\n").getBytes(StandardCharsets.US_ASCII));
		try (DeflaterOutputStream packed = new DeflaterOutputStream(out, new Deflater(9))) {
			packed.write(content);
		}
		out.writeBytes("\nendstream\nendobj\ntrailer\n<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
		return out.toByteArray();
	}
}
