package io.mirage.collection.collectors.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mirage.collection.source.HttpReply;

/**
 * What an answer shows of the software behind it, cut to what may be matched.
 *
 * @param headers by lower-case name
 * @param cookies their names
 * @param scripts addresses
 * @param html the beginning of the page
 */
record Traces(Map<String, String> headers, Set<String> cookies, String generator, String title, List<String> scripts, String html) {

	private static final int SHORT = 300;
	private static final int MOST_SCRIPTS = 100;
	private static final int HTML = 512 * 1024;

	static Traces of(HttpReply reply, PageContent page) {
		Map<String, String> headers = reply.headers().entrySet().stream()
				.collect(Collectors.toMap(Map.Entry::getKey, header -> cut(header.getValue(), SHORT)));
		return new Traces(headers, new ResponseHeaders(reply).cookies(), cut(page.generator(), SHORT), cut(page.title(), SHORT),
				page.scripts().stream().map(address -> cut(address, SHORT)).limit(MOST_SCRIPTS).toList(), cut(page.source(), HTML));
	}

	private static String cut(String text, int length) {
		return text.length() <= length ? text : text.substring(0, length);
	}
}
