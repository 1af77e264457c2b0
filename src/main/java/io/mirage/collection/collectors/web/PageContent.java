package io.mirage.collection.collectors.web;

import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import io.mirage.collection.collectors.text.CharsetGuess;
import io.mirage.collection.collectors.text.EmailText;
import io.mirage.collection.source.HttpReply;

/**
 * What is worth knowing in the body of a web page. No script runs, nothing is loaded, and addresses are text until the
 * entity parser has accepted them.
 *
 * @param title blanks folded, empty if there is none
 * @param metas content of meta elements by lower-case name
 * @param links where a reader can go: absolute, any scheme
 * @param references what the page loads or sends forms to: absolute, any scheme
 * @param scripts of the references, those that run
 * @param icons of the references, those that stand for the site
 * @param emails candidates, from mailto links, from what is veiled in attributes, and from the text
 * @param comments texts that are for its makers, not empty
 * @param text what people read
 * @param source what programs read, decoded
 */
record PageContent(String title, Map<String, String> metas, Set<String> links, Set<String> references, Set<String> scripts,
		Set<String> icons, Set<String> emails, List<WebForm> forms, List<String> comments, String text, String source) {

	static final PageContent NOTHING = other("", "");

	private static final int MAX_BYTES = 2 * 1024 * 1024;
	private static final int MAX_LINKS = 500;
	private static final int MAX_COMMENTS = 50;
	private static final int MAX_FORMS = 50;
	private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml", "");
	private static final Set<String> CODE = Set.of("text/css", "text/javascript", "application/javascript", "application/x-javascript");
	private static final Set<String> DATA = Set.of("application/json", "application/xml", "application/yaml", "application/x-yaml");

	/** Reads HTML, other texts and code; from all else nothing. At most the first 2 MB. */
	static PageContent read(HttpReply reply) {
		String type = reply.mediaType();
		if (HTML.contains(type)) {
			return html(reply);
		}
		if (CODE.contains(type)) {
			return other("", decoded(reply));
		}
		boolean text = type.startsWith("text/") || DATA.contains(type) || type.endsWith("+json") || type.endsWith("+xml");
		return text ? other(decoded(reply), decoded(reply)) : NOTHING;
	}

	private static PageContent other(String text, String source) {
		return new PageContent("", Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), EmailText.in(text), List.of(), List.of(), text, source);
	}

	/** In the charset the server names; if it names none, the page itself says or shows it. */
	static String decoded(HttpReply reply) {
		byte[] body = reply.body();
		return new String(body, 0, Math.min(body.length, MAX_BYTES), reply.charset().orElseGet(() -> CharsetGuess.of(body)));
	}

	private static PageContent html(HttpReply reply) {
		String source = decoded(reply);
		Document page = parse(source, reply);
		String text = page.text();
		return new PageContent(page.title(), metas(page), addresses(page, "a[href]", "area[href]", "iframe[src]", "frame[src]"),
				addresses(page, "link[href]", "script[src]", "img[src]", "form[action]"), addresses(page, "script[src]"),
				addresses(page, "link[rel~=(?i)icon][href]"), emails(page, text),
				page.select("form").stream().limit(MAX_FORMS).map(WebForm::of).toList(), comments(page), text, source);
	}

	private static Document parse(String source, HttpReply reply) {
		try {
			return Jsoup.parse(source, reply.uri().toString());
		} catch (UncheckedIOException | IllegalArgumentException unreadable) {
			return Document.createShell(reply.uri().toString());
		}
	}

	private static Map<String, String> metas(Document page) {
		Map<String, String> metas = new LinkedHashMap<>();
		for (Element meta : page.select("meta[content]")) {
			String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("property");
			if (!name.isEmpty() && metas.size() < MAX_LINKS) {
				metas.putIfAbsent(name.toLowerCase(Locale.ROOT), meta.attr("content"));
			}
		}
		return metas;
	}

	private static Set<String> emails(Document page, String text) {
		Set<String> emails = new LinkedHashSet<>();
		page.select("a[href^=mailto:]").forEach(link -> emails.addAll(mailto(link.attr("href"))));
		page.select("[data-cfemail]").forEach(veiled -> EmailText.unveiled(veiled.attr("data-cfemail")).ifPresent(emails::add));
		emails.addAll(EmailText.in(text));
		return emails;
	}

	private static List<String> comments(Document page) {
		return page.nodeStream(Comment.class).map(comment -> comment.getData().strip()).filter(text -> !text.isEmpty())
				.limit(MAX_COMMENTS).toList();
	}

	/** @param places as {@code element[attribute]}, the attribute last */
	private static Set<String> addresses(Document page, String... places) {
		Set<String> addresses = new LinkedHashSet<>();
		for (String place : places) {
			String attribute = place.substring(place.lastIndexOf('[') + 1, place.length() - 1);
			page.select(place).stream().map(element -> element.absUrl(attribute)).filter(url -> !url.isEmpty())
					.limit(MAX_LINKS).forEach(addresses::add);
		}
		return addresses;
	}

	/** RFC 6068: several addresses, escapes, and headers after a question mark. */
	private static List<String> mailto(String link) {
		String addresses = link.substring("mailto:".length()).split("\\?", 2)[0];
		try {
			// A plus sign is a plus sign here, not the blank it is in a form.
			return List.of(URLDecoder.decode(addresses.replace("+", "%2B"), StandardCharsets.UTF_8).split(","));
		} catch (IllegalArgumentException brokenEscape) {
			return List.of();
		}
	}

	/** The software that wrote the page, empty if it does not say. */
	String generator() {
		return metas.getOrDefault("generator", "");
	}

	boolean asksForPassword() {
		return forms.stream().anyMatch(WebForm::asksForPassword);
	}
}
