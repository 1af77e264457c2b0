package io.mirage.visualization;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.mirage.platform.entities.EntityFamily;

/** Writes SVG 1.1: shapes and text only, nothing that a viewer would run or fetch. */
final class SvgPen implements Pen {

	/** An {@link XMLStreamException} on its way through a method that cannot throw it. */
	private static final class Broken extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private Broken(XMLStreamException cause) {
			super(cause);
		}
	}

	private interface Writing {
		void write() throws XMLStreamException;
	}

	private final XMLStreamWriter xml;

	private SvgPen(XMLStreamWriter xml) {
		this.xml = xml;
	}

	static void write(Picture picture, OutputStream out) throws XMLStreamException {
		XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
		Sheet sheet = Sheet.of(picture);
		xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
		xml.writeStartElement("svg");
		xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
		xml.writeAttribute("viewBox", "0 0 " + number(sheet.width()) + " " + number(sheet.height()));
		xml.writeAttribute("width", number(sheet.width()));
		xml.writeAttribute("height", number(sheet.height()));
		xml.writeAttribute("font-family", "sans-serif");
		xml.writeAttribute("font-size", "13");
		SvgPen pen = new SvgPen(xml);
		pen.element("rect", Map.of("width", "100%", "height", "100%", "fill", Colours.hex(Colours.PAPER)));
		try {
			sheet.draw(pen);
		} catch (Broken broken) {
			throw (XMLStreamException) broken.getCause();
		}
		xml.writeEndDocument();
		xml.close();
	}

	@Override
	public void line(double fromX, double fromY, double toX, double toY) {
		throughout(() -> element("line", Map.of("x1", number(fromX), "y1", number(fromY), "x2", number(toX), "y2", number(toY), "stroke",
				Colours.hex(Colours.EDGE))));
	}

	@Override
	public void dot(double x, double y, double radius, EntityFamily family) {
		throughout(() -> element("circle", Map.of("cx", number(x), "cy", number(y), "r", number(radius), "fill",
				Colours.hex(Colours.of(family)))));
	}

	@Override
	public void label(double x, double y, String text) {
		throughout(() -> {
			xml.writeStartElement("text");
			xml.writeAttribute("x", number(x));
			xml.writeAttribute("y", number(y));
			xml.writeAttribute("fill", Colours.hex(Colours.INK));
			xml.writeCharacters(XmlText.of(text));
			xml.writeEndElement();
		});
	}

	/** Attributes in the order of their names, so that the same picture is the same file. */
	private void element(String name, Map<String, String> attributes) throws XMLStreamException {
		xml.writeEmptyElement(name);
		for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
			xml.writeAttribute(attribute.getKey(), attribute.getValue());
		}
	}

	private static void throughout(Writing writing) {
		try {
			writing.write();
		} catch (XMLStreamException broken) {
			throw new Broken(broken);
		}
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}
}
