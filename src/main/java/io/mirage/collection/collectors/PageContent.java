package io.mirage.collection.collectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import io.mirage.collection.source.HttpReply;

/**
 * What is worth knowing in the body of a web page. No script runs, nothing is loaded, and addresses are text until the
 * entity parser has accepted them.
 *
 * @param title blanks folded, empty if there is none
 * @param generator the software that wrote the page, empty if it does not say
 * @param links where a reader can go: absolute, any scheme
 * @param references what the page loads or sends forms to: absolute, any scheme
 * @param emails candidates, from mailto links and from the text
 */
record PageContent(String title, String generator, Set<String> links, Set<String> references, Set<String> emails,
		int forms, boolean asksForPassword) {

	static final PageContent NOTHING = new PageContent("", "", Set.of(), Set.of(), Set.of(), 0, false);

	private static final int MAX_BYTES = 2 * 1024 * 1024;
	private static final int MAX_LINKS = 500;
	private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml", "");
	private static final Set<String> CODE = Set.of("text/css", "text/javascript");

	/** Reads HTML, and the e-mail addresses of other texts; from all else nothing. At most the first 2 MB. */
	static PageContent read(HttpReply reply) {
		String type = reply.mediaType();
		if (HTML.contains(type)) {
			return html(reply);
		}
		boolean text = type.startsWith("text/") && !CODE.contains(type) || type.equals("application/json");
		return text ? new PageContent("", "", Set.of(), Set.of(), EmailText.in(cut(reply.text())), 0, false) : NOTHING;
	}

	private static String cut(String text) {
		return text.length() <= MAX_BYTES ? text : text.substring(0, MAX_BYTES);
	}

	private static PageContent html(HttpReply reply) {
		Document page = parse(reply);
		Set<String> emails = new LinkedHashSet<>();
		page.select("a[href^=mailto:]").forEach(link -> emails.addAll(mailto(link.attr("href"))));
		emails.addAll(EmailText.in(page.text()));
		return new PageContent(page.title(), page.select("meta[name=generator]").attr("content"),
				addresses(page, "a[href]", "area[href]", "iframe[src]", "frame[src]"),
				addresses(page, "link[href]", "script[src]", "img[src]", "form[action]"),
				emails, page.select("form").size(), !page.select("input[type=password]").isEmpty());
	}

	private static Document parse(HttpReply reply) {
		byte[] body = reply.body();
		ByteArrayInputStream head = new ByteArrayInputStream(body, 0, Math.min(body.length, MAX_BYTES));
		try {
			return Jsoup.parse(head, reply.charset().map(Charset::name).orElse(null), reply.uri().toString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** @param places as {@code element[attribute]} */
	private static Set<String> addresses(Document page, String... places) {
		Set<String> addresses = new LinkedHashSet<>();
		for (String place : places) {
			String attribute = place.substring(place.indexOf('[') + 1, place.length() - 1);
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
}
