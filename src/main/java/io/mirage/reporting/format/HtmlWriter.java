package io.mirage.reporting.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

import io.mirage.platform.readmodel.VisibleText;

/**
 * Writes HTML that is safe by construction: tags and attribute names come from code, everything else is text and is
 * escaped, and elements are closed inside out.
 */
final class HtmlWriter {

	private final Writer out;
	private final Deque<String> begun = new ArrayDeque<>();

	HtmlWriter(Writer out) {
		this.out = out;
	}

	void doctype() {
		raw("<!DOCTYPE html>\n");
	}

	/** @param tag name and, after a dot, classes: {@code td.num} */
	void in(String tag, Runnable content) {
		in(tag, Map.of(), content);
	}

	void in(String tag, Map<String, String> attributes, Runnable content) {
		open(tag, attributes);
		content.run();
		raw("</" + name(tag) + ">");
	}

	/** An element that stays open until {@link #end()}. */
	void begin(String tag, Map<String, String> attributes) {
		open(tag, attributes);
		begun.push(name(tag));
	}

	/** Closes what was begun last. */
	void end() {
		raw("</" + begun.pop() + ">");
	}

	/** How many elements are begun and not ended. */
	int depth() {
		return begun.size();
	}

	/** An element with nothing but text in it. */
	void say(String tag, String text) {
		in(tag, () -> text(text));
	}

	void say(String tag, Map<String, String> attributes, String text) {
		in(tag, attributes, () -> text(text));
	}

	/** An element that is never closed, such as {@code meta}. */
	void lone(String tag, Map<String, String> attributes) {
		open(tag, attributes);
	}

	void text(String text) {
		raw(escaped(VisibleText.of(text)));
	}

	/** @param css our own */
	void style(String css) {
		if (css.contains("</")) {
			throw new IllegalArgumentException("A style sheet that ends its element is none.");
		}
		raw("<style>" + css + "</style>");
	}

	private void open(String tag, Map<String, String> attributes) {
		raw("<" + name(tag));
		int dot = tag.indexOf('.');
		if (dot >= 0) {
			raw(" class=\"" + escaped(tag.substring(dot + 1).replace('.', ' ')) + "\"");
		}
		new TreeMap<>(attributes).forEach((name, value) -> raw(" " + name + "=\"" + escaped(VisibleText.of(value)) + "\""));
		raw(">");
	}

	private static String name(String tag) {
		int dot = tag.indexOf('.');
		return dot < 0 ? tag : tag.substring(0, dot);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
	}

	void close() {
		try {
			out.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void raw(String html) {
		try {
			out.write(html);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
