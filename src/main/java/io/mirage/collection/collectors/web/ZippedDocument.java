package io.mirage.collection.collectors.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import io.mirage.collection.source.SourceException.Unreadable;

/** Reads Office Open XML and OpenDocument: zipped XML. No entity is resolved; what grows beyond measure is refused. */
final class ZippedDocument {

	private static final int MAX_ENTRIES = 2000;
	private static final int MAX_PART = 4 * 1024 * 1024;
	private static final long MAX_TOTAL = 32L << 20;
	private static final int BUFFER = 65_536;
	private static final Map<String, String> FORMATS = Map.of("word/document.xml", "docx", "xl/workbook.xml", "xlsx", "ppt/presentation.xml", "pptx",
			"content.xml", "odf");

	private ZippedDocument() {}

	/** Empty for an archive that is no document. */
	static Optional<DocumentContent> read(byte[] body) throws Unreadable {
		Map<String, String> parts = parts(body);
		Optional<String> format = FORMATS.keySet().stream().filter(parts::containsKey).findFirst().map(FORMATS::get);
		return format.map(name -> new DocumentContent(name, properties(parts), text(parts)));
	}

	private static Map<String, String> parts(byte[] body) throws Unreadable {
		Map<String, String> parts = new HashMap<>();
		long total = 0;
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
			ZipEntry entry = zip.getNextEntry();
			for (int entries = 0; entry != null && entries < MAX_ENTRIES; entries++) {
				byte[] part = isWanted(entry.getName()) ? zip.readNBytes(MAX_PART) : new byte[0];
				total += part.length + skip(zip, MAX_TOTAL - total);
				if (total > MAX_TOTAL) {
					throw new Unreadable("The document grows beyond measure when unpacked");
				}
				parts.put(entry.getName(), new String(part, StandardCharsets.UTF_8));
				entry = zip.getNextEntry();
			}
			return parts;
		} catch (IOException | IllegalArgumentException broken) {
			throw new Unreadable("The document is a broken archive: " + broken.getMessage());
		}
	}

	private static long skip(InputStream in, long most) throws IOException {
		byte[] buffer = new byte[BUFFER];
		long skipped = 0;
		for (int read = in.read(buffer); read >= 0 && skipped <= most; read = in.read(buffer)) {
			skipped += read;
		}
		return skipped;
	}

	private static boolean isWanted(String name) {
		return name.equals("docProps/core.xml") || name.equals("docProps/app.xml") || name.equals("meta.xml") || FORMATS.containsKey(name)
				|| name.equals("xl/sharedStrings.xml") || name.startsWith("ppt/slides/slide") || name.equals("word/comments.xml")
				|| name.startsWith("word/footer") || name.startsWith("word/header");
	}

	private static Map<String, String> properties(Map<String, String> parts) {
		DocumentContent.Properties properties = new DocumentContent.Properties();
		for (String part : new String[] {"docProps/core.xml", "docProps/app.xml", "meta.xml"}) {
			Document xml = xml(parts.getOrDefault(part, ""));
			properties.put("title", said(xml, "dc:title")).put("author", said(xml, "meta:initial-creator")).put("author", said(xml, "dc:creator"))
					.put("last_author", said(xml, "cp:lastModifiedBy")).put("subject", said(xml, "dc:subject"))
					.put("keywords", said(xml, "cp:keywords")).put("software", software(xml)).put("company", said(xml, "Company"))
					.put("manager", said(xml, "Manager")).put("template", said(xml, "Template"))
					.put("created", said(xml, "dcterms:created")).put("created", said(xml, "meta:creation-date"))
					.put("modified", said(xml, "dcterms:modified")).put("modified", said(xml, "dc:date"));
		}
		return properties.said();
	}

	private static String software(Document xml) {
		String application = said(xml, "Application");
		return application.isEmpty() ? said(xml, "meta:generator") : (application + " " + said(xml, "AppVersion")).strip();
	}

	private static String said(Document xml, String tag) {
		Element element = xml.getElementsByTag(tag).first();
		return element == null ? "" : element.text();
	}

	private static String text(Map<String, String> parts) {
		StringBuilder text = new StringBuilder();
		parts.entrySet().stream().filter(part -> isWanted(part.getKey()) && !part.getKey().startsWith("docProps/") && !part.getKey().equals("meta.xml"))
				.sorted(Map.Entry.comparingByKey()).forEach(part -> append(text, part.getValue()));
		return text.toString();
	}

	/** Paragraphs end lines, so that what stands in two of them is not read as one word. */
	private static void append(StringBuilder text, String part) {
		String lines = part.replaceAll("</(?:w:p|a:p|text:p|si|text:h)>", "\n$0");
		int room = Math.max(0, DocumentContent.MAX_TEXT - text.length());
		String words = xml(lines).wholeText();
		text.append(words, 0, Math.min(room, words.length())).append('\n');
	}

	private static Document xml(String text) {
		return Jsoup.parse(text, "", Parser.xmlParser());
	}
}
