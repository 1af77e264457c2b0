package io.mirage.auth.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Foreign XML: without a document type there are no entities, nothing is fetched, and nothing grows. */
final class SamlXml {

	static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
	static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
	static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
	private static final int DEEPEST = 64;

	private SamlXml() {}

	/** @throws IllegalArgumentException if it is no well-formed document, brings a document type, or is nested beyond reason */
	static Document parse(byte[] xml) {
		return parse(new ByteArrayInputStream(xml));
	}

	static Document parse(InputStream xml) {
		try {
			DocumentBuilder parser = factory().newDocumentBuilder();
			parser.setErrorHandler(new Strict());
			parser.setEntityResolver((publicId, systemId) -> {
				throw new SAXException("It refers to " + systemId);
			});
			return parser.parse(xml);
		} catch (SAXException | IOException unreadable) {
			throw new IllegalArgumentException("It is not XML as it should be: " + unreadable.getMessage(), unreadable);
		} catch (ParserConfigurationException impossible) {
			throw new IllegalStateException("Java's own parser cannot be restricted", impossible);
		}
	}

	private static DocumentBuilderFactory factory() throws ParserConfigurationException {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
		factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
		factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
		factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
		factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(DEEPEST));
		factory.setXIncludeAware(false);
		factory.setExpandEntityReferences(false);
		return factory;
	}

	/** Direct ones only, in their order. */
	static List<Element> children(Element parent, String namespace, String name) {
		List<Element> found = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element && is(element, namespace, name)) {
				found.add(element);
			}
		}
		return found;
	}

	/** @throws IllegalArgumentException if there are several, of which one would have to be chosen */
	static Optional<Element> child(Element parent, String namespace, String name) {
		List<Element> all = children(parent, namespace, name);
		if (all.size() > 1) {
			throw new IllegalArgumentException("It has " + all.size() + " " + name);
		}
		return all.stream().findFirst();
	}

	static boolean is(Element element, String namespace, String name) {
		return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
	}

	/** In any namespace, at any depth, the root among them. */
	static List<Element> everywhere(Document document, String name) {
		return elements(document).stream().filter(element -> name.equals(element.getLocalName())).toList();
	}

	/** @throws IllegalArgumentException if something refers to two places at once */
	static void requireDistinctIds(Document document) {
		Set<String> known = new HashSet<>();
		for (Element element : elements(document)) {
			NamedNodeMap attributes = element.getAttributes();
			for (int i = 0; i < attributes.getLength(); i++) {
				Node attribute = attributes.item(i);
				if ("id".equalsIgnoreCase(attribute.getLocalName()) && !known.add(attribute.getNodeValue())) {
					throw new IllegalArgumentException("Two elements have the same id");
				}
			}
		}
	}

	private static List<Element> elements(Document document) {
		var all = document.getElementsByTagNameNS("*", "*");
		List<Element> found = new ArrayList<>(all.getLength());
		for (int i = 0; i < all.getLength(); i++) {
			found.add((Element) all.item(i));
		}
		return found;
	}

	/** Java's own one writes to the console. */
	private static final class Strict implements ErrorHandler {

		@Override
		public void warning(SAXParseException harmless) {
			// Nothing is wrong with the document then.
		}

		@Override
		public void error(SAXParseException wrong) throws SAXException {
			throw wrong;
		}

		@Override
		public void fatalError(SAXParseException wrong) throws SAXException {
			throw wrong;
		}
	}
}
