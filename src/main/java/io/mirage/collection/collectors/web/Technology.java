package io.mirage.collection.collectors.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.collectors.text.DataFile.Entry;

/**
 * The traces of one technology. A regular expression's first group that took part is the version.
 *
 * @param headers by lower-case name
 * @param cookies beginnings of cookies' names
 * @param metas the meta element named generator, and the title, by name
 * @param scripts of addresses that the page loads scripts from
 * @param html literal texts
 * @param htmlVersion begins with one of the literal texts; absent if the page does not tell
 * @param icons hashes of the site's icon
 */
record Technology(String name, String category, Map<String, Pattern> headers, List<String> cookies, Map<String, Pattern> metas,
		List<Pattern> scripts, List<String> html, Optional<Pattern> htmlVersion, Set<Integer> icons, List<String> implies) {

	private static final int WINDOW = 100;

	static Technology of(Entry entry) {
		entry.knowing("name", "category", "headers", "cookies", "generator", "title", "script", "html", "version_html", "favicon", "implies");
		Map<String, Pattern> metas = new LinkedHashMap<>();
		for (String key : List.of("generator", "title")) {
			entry.find(key).ifPresent(form -> metas.put(key, Pattern.compile(form)));
		}
		Map<String, Pattern> headers = new LinkedHashMap<>();
		entry.map("headers").forEach((header, form) -> headers.put(header.toLowerCase(Locale.ROOT), Pattern.compile(form)));
		return new Technology(entry.text("name"), entry.text("category"), headers, entry.texts("cookies"), metas,
				entry.texts("script").stream().map(Pattern::compile).toList(), entry.texts("html"),
				entry.find("version_html").map(Pattern::compile),
				entry.texts("favicon").stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()), entry.texts("implies"));
	}

	/** The version, empty if the traces do not tell; nothing if there is no trace. Loops: hundreds are tried on every page. */
	Optional<String> find(Traces traces) {
		List<String> versions = new ArrayList<>();
		headers.forEach((header, form) -> match(form, traces.headers().get(header), versions));
		metas.forEach((meta, form) -> match(form, meta.equals("title") ? traces.title() : traces.generator(), versions));
		for (Pattern script : scripts) {
			traces.scripts().forEach(address -> match(script, address, versions));
		}
		if (hasCookie(traces)) {
			versions.add("");
		}
		for (String literal : html) {
			if (traces.html().contains(literal)) {
				versions.add(htmlVersion.map(form -> versionIn(traces.html(), form, literal)).orElse(""));
			}
		}
		return versions.isEmpty() ? Optional.empty()
				: Optional.of(versions.stream().filter(version -> !version.isEmpty()).findFirst().orElse(""));
	}

	private boolean hasCookie(Traces traces) {
		for (String start : cookies) {
			for (String cookie : traces.cookies()) {
				if (cookie.startsWith(start)) {
					return true;
				}
			}
		}
		return false;
	}

	private static void match(Pattern form, @Nullable String text, List<String> versions) {
		if (text != null) {
			version(form, text).ifPresent(versions::add);
		}
	}

	private static String versionIn(String html, Pattern form, String literal) {
		int at = html.indexOf(literal.substring(0, 1), Math.max(0, html.indexOf(literal) - WINDOW));
		return version(form, html.substring(at, Math.min(html.length(), html.indexOf(literal) + literal.length() + WINDOW)))
				.orElse("");
	}

	private static Optional<String> version(Pattern form, String text) {
		Matcher matcher = form.matcher(text);
		return matcher.find() ? Optional.of(IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group)
				.filter(group -> group != null && !group.isEmpty()).findFirst().orElse("").replaceAll("\\.+$", "")) : Optional.empty();
	}
}
