package io.mirage.visualization;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes GEXF 1.3 (gexf.net), which Gephi reads with the positions. */
final class GexfWriter {

	private static final String NAMESPACE = "http://gexf.net/1.3";
	private static final String VISUAL = "http://gexf.net/1.3/viz";

	private final XMLStreamWriter xml;

	private GexfWriter(XMLStreamWriter xml) {
		this.xml = xml;
	}

	static void write(Picture picture, OutputStream out) throws XMLStreamException {
		XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
		new GexfWriter(xml).write(picture);
		xml.close();
	}

	private void write(Picture picture) throws XMLStreamException {
		xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
		xml.writeStartElement("gexf");
		xml.writeDefaultNamespace(NAMESPACE);
		xml.writeNamespace("viz", VISUAL);
		xml.writeAttribute("version", "1.3");
		describe(picture);
		xml.writeStartElement("graph");
		xml.writeAttribute("defaultedgetype", "directed");
		declareAttributes();
		xml.writeStartElement("nodes");
		GraphExport.forEachNode(picture, this::node);
		xml.writeEndElement();
		xml.writeStartElement("edges");
		GraphExport.forEachEdge(picture, this::edge);
		xml.writeEndDocument();
	}

	private void describe(Picture picture) throws XMLStreamException {
		xml.writeStartElement("meta");
		xml.writeStartElement("creator");
		xml.writeCharacters("Mirage");
		xml.writeEndElement();
		xml.writeStartElement("description");
		xml.writeCharacters(picture.complete() ? "A complete scan" : "A scan that is still running");
		xml.writeEndElement();
		xml.writeEndElement();
	}

	private void declareAttributes() throws XMLStreamException {
		xml.writeStartElement("attributes");
		xml.writeAttribute("class", "node");
		declare("type", "string");
		declare("degree", "integer");
		declare("distance", "integer");
		declare("tags", "string");
		xml.writeEndElement();
	}

	private void declare(String name, String type) throws XMLStreamException {
		xml.writeEmptyElement("attribute");
		xml.writeAttribute("id", name);
		xml.writeAttribute("title", name);
		xml.writeAttribute("type", type);
	}

	private void node(Node node) throws XMLStreamException {
		xml.writeStartElement("node");
		xml.writeAttribute("id", node.id().toString());
		xml.writeAttribute("label", XmlText.of(node.value()));
		xml.writeStartElement("attvalues");
		value("type", node.type());
		value("degree", Integer.toString(node.degree()));
		if (node.distance() != null) {
			value("distance", node.distance().toString());
		}
		value("tags", String.join(" ", node.tags()));
		xml.writeEndElement();
		xml.writeEmptyElement("viz", "position", VISUAL);
		xml.writeAttribute("x", Float.toString(node.x()));
		xml.writeAttribute("y", Float.toString(node.y()));
		xml.writeEndElement();
	}

	private void edge(Edge edge) throws XMLStreamException {
		xml.writeEmptyElement("edge");
		xml.writeAttribute("id", edge.id().toString());
		xml.writeAttribute("source", edge.source().toString());
		xml.writeAttribute("target", edge.target().toString());
		xml.writeAttribute("kind", edge.type());
	}

	private void value(String attribute, String value) throws XMLStreamException {
		xml.writeEmptyElement("attvalue");
		xml.writeAttribute("for", attribute);
		xml.writeAttribute("value", XmlText.of(value));
	}
}
