package io.mirage.collection.declared;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import io.mirage.collection.source.SourceException.Unreadable;

/**
 * XML as JSON: an element is an object with its attributes, a list of elements for each name below it, and its own text as
 * {@code text}. Entities of the document are not resolved.
 */
final class XmlTree {

	private static final int DEEPEST = 100;

	private XmlTree() {}

	static JsonNode of(String text) throws Unreadable {
		if (!text.stripLeading().startsWith("<")) {
			throw new Unreadable("What came is no XML.");
		}
		return node(Jsoup.parse(text, "", Parser.xmlParser()), 0);
	}

	private static ObjectNode node(Element element, int depth) throws Unreadable {
		if (depth > DEEPEST) {
			throw new Unreadable("The XML is nested more than " + DEEPEST + " deep.");
		}
		ObjectNode node = JsonNodeFactory.instance.objectNode();
		element.attributes().forEach(attribute -> node.put(attribute.getKey(), attribute.getValue()));
		if (!element.ownText().isBlank()) {
			node.put("text", element.ownText());
		}
		List<Element> children = element.children();
		for (Element child : children) {
			node.withArray(child.tagName()).add(node(child, depth + 1));
		}
		return node;
	}
}
