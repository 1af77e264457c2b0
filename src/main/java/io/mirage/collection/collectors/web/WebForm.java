package io.mirage.collection.collectors.web;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

/**
 * A form of a web page.
 *
 * @param method lower case
 * @param action where it is sent, absolute; empty for the page's own address
 * @param fields names of what can be filled in
 */
record WebForm(String method, String action, Set<String> fields, boolean asksForPassword) {

	private static final int MAX_FIELDS = 50;

	static WebForm of(Element form) {
		String method = form.attr("method").isBlank() ? "get" : form.attr("method").strip().toLowerCase(Locale.ROOT);
		Set<String> fields = form.select("input[name], select[name], textarea[name]").stream().map(field -> field.attr("name").strip())
				.filter(name -> !name.isEmpty()).limit(MAX_FIELDS).collect(Collectors.toUnmodifiableSet());
		return new WebForm(method, form.absUrl("action"), fields, !form.select("input[type=password]").isEmpty());
	}
}
