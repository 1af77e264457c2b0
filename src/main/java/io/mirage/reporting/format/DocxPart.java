package io.mirage.reporting.format;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The main part of a Word document (ECMA-376), element by element; text is escaped by the XML writer. */
final class DocxPart {

	/** A piece of a paragraph. @param style of characters, empty for that of the paragraph */
	record Run(String style, String text) {}

	private static final int BUFFER = 64 * 1024;
	private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();
	private static final List<String> NAMESPACES = List.of("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
			"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
			"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
			"a", "http://schemas.openxmlformats.org/drawingml/2006/main",
			"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture");

	private final XMLStreamWriter xml;

	DocxPart(OutputStream out) {
		try {
			// The XML writer hands over byte by byte, and compressing each by itself took most of the time.
			xml = XML.createXMLStreamWriter(new BufferedOutputStream(out, BUFFER), StandardCharsets.UTF_8.name());
			xml.writeStartDocument("UTF-8", "1.0");
			xml.writeStartElement("w:document");
			for (int i = 0; i < NAMESPACES.size(); i += 2) {
				xml.writeNamespace(NAMESPACES.get(i), NAMESPACES.get(i + 1));
			}
			xml.writeStartElement("w:body");
		} catch (XMLStreamException e) {
			throw new IllegalStateException("A Word document cannot be begun", e);
		}
	}

	void in(String element, Runnable content, String... attributes) {
		open(element, attributes);
		content.run();
		close();
	}

	void lone(String element, String... attributes) {
		in(element, () -> {}, attributes);
	}

	void open(String element, String... attributes) {
		try {
			xml.writeStartElement(element);
			for (int i = 0; i < attributes.length; i += 2) {
				xml.writeAttribute(attributes[i], attributes[i + 1]);
			}
		} catch (XMLStreamException e) {
			throw new IllegalStateException("A Word document cannot be written on", e);
		}
	}

	void close() {
		try {
			xml.writeEndElement();
		} catch (XMLStreamException e) {
			throw new IllegalStateException("A Word document cannot be written on", e);
		}
	}

	void paragraph(String style, Run... runs) {
		in("w:p", () -> {
			in("w:pPr", () -> lone("w:pStyle", "w:val", style));
			for (Run run : runs) {
				run(run);
			}
		});
	}

	private void run(Run run) {
		in("w:r", () -> {
			if (!run.style().isEmpty()) {
				in("w:rPr", () -> lone("w:rStyle", "w:val", run.style()));
			}
			in("w:t", () -> text(run.text()), "xml:space", "preserve");
		});
	}

	private void text(String text) {
		try {
			xml.writeCharacters(text);
		} catch (XMLStreamException e) {
			throw new IllegalStateException("A Word document cannot be written on", e);
		}
	}

	/** A4 with a footer; then nothing more can be added. */
	void end(String footerRelation) {
		in("w:sectPr", () -> {
			lone("w:footerReference", "w:type", "default", "r:id", footerRelation);
			lone("w:pgSz", "w:w", "11906", "w:h", "16838");
			lone("w:pgMar", "w:top", "1000", "w:right", "900", "w:bottom", "1000", "w:left", "900", "w:header", "500", "w:footer", "500",
					"w:gutter", "0");
		});
		try {
			xml.writeEndDocument();
			xml.flush();
		} catch (XMLStreamException e) {
			throw new IllegalStateException("A Word document cannot be ended", e);
		}
	}
}
