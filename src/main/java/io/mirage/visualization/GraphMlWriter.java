package io.mirage.visualization;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes GraphML (graphml.graphdrawing.org). */
final class GraphMlWriter {

	private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

	private final XMLStreamWriter xml;

	private GraphMlWriter(XMLStreamWriter xml) {
		this.xml = xml;
	}

	static void write(Picture picture, OutputStream out) throws XMLStreamException {
		XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
		new GraphMlWriter(xml).write(picture);
		xml.close();
	}

	private void write(Picture picture) throws XMLStreamException {
		xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
		xml.writeStartElement("graphml");
		xml.writeDefaultNamespace(NAMESPACE);
		declare("graph", "complete", "boolean");
		declare("node", "type", "string");
		declare("node", "label", "string");
		declare("node", "x", "float");
		declare("node", "y", "float");
		declare("node", "degree", "int");
		declare("node", "distance", "int");
		declare("node", "tags", "string");
		declare("edge", "relation", "string");
		xml.writeStartElement("graph");
		xml.writeAttribute("edgedefault", "directed");
		data("complete", Boolean.toString(picture.complete()));
		GraphExport.forEachNode(picture, this::node);
		GraphExport.forEachEdge(picture, this::edge);
		xml.writeEndDocument();
	}

	private void declare(String subject, String key, String type) throws XMLStreamException {
		xml.writeEmptyElement("key");
		xml.writeAttribute("id", key);
		xml.writeAttribute("for", subject);
		xml.writeAttribute("attr.name", key);
		xml.writeAttribute("attr.type", type);
	}

	private void node(Node node) throws XMLStreamException {
		xml.writeStartElement("node");
		xml.writeAttribute("id", node.id().toString());
		data("type", node.type());
		data("label", node.value());
		data("x", Float.toString(node.x()));
		data("y", Float.toString(node.y()));
		data("degree", Integer.toString(node.degree()));
		if (node.distance() != null) {
			data("distance", node.distance().toString());
		}
		data("tags", String.join(" ", node.tags()));
		xml.writeEndElement();
	}

	private void edge(Edge edge) throws XMLStreamException {
		xml.writeStartElement("edge");
		xml.writeAttribute("id", edge.id().toString());
		xml.writeAttribute("source", edge.source().toString());
		xml.writeAttribute("target", edge.target().toString());
		data("relation", edge.type());
		xml.writeEndElement();
	}

	private void data(String key, String value) throws XMLStreamException {
		xml.writeStartElement("data");
		xml.writeAttribute("key", key);
		xml.writeCharacters(XmlText.of(value));
		xml.writeEndElement();
	}
}
