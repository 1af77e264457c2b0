package io.mirage.collection.collectors.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.text.DataFile;
import io.mirage.collection.collectors.text.DataFile.Entry;
import io.mirage.collection.source.HttpReply;
import io.mirage.events.scans.Intrusiveness;

/**
 * Something that lies on web servers, and how its content shows what it is. A status says nothing: many sites answer 200
 * to everything.
 *
 * @param kind what sort of thing it is
 * @param effort active for what sites publish on purpose
 * @param paths where it usually lies; {@code {name}} stands for the first label of the domain
 * @param page whether it is a web page; absent if it may be both
 */
record ExposedPath(String name, String kind, Intrusiveness effort, List<String> paths, String starts, List<String> contains,
		Optional<Pattern> form, List<String> disproved, Optional<Boolean> page) {

	private static final List<ExposedPath> ALL = DataFile.read("exposed-paths").stream().map(ExposedPath::of).toList();
	private static final int HEAD = 4096;
	private static final int MAX_TEXT = 256 * 1024;

	private static ExposedPath of(Entry entry) {
		entry.knowing("name", "kind", "effort", "paths", "starts", "contains", "form", "not", "html");
		if (entry.find("starts").isEmpty() && entry.find("contains").isEmpty() && entry.find("form").isEmpty()) {
			throw entry.wrong("form", "is missing, and so is any other way to know the content");
		}
		String html = entry.text("html", "false");
		return new ExposedPath(entry.text("name"), entry.text("kind"), Intrusiveness.of(entry.text("effort")), entry.texts("paths"),
				entry.text("starts", ""), entry.texts("contains"), entry.find("form").map(Pattern::compile), entry.texts("not"),
				html.equals("any") ? Optional.empty() : Optional.of(Boolean.valueOf(html)));
	}

	static List<ExposedPath> of(Intrusiveness effort) {
		return ALL.stream().filter(path -> path.effort() == effort).toList();
	}

	boolean isShownBy(HttpReply reply) {
		boolean html = reply.mediaType().equals("text/html") || reply.mediaType().equals("application/xhtml+xml");
		if (reply.status() != 200 || reply.body().length == 0 || page.filter(wanted -> wanted != html).isPresent()) {
			return false;
		}
		String text = new String(reply.body(), 0, Math.min(reply.body().length, MAX_TEXT), StandardCharsets.ISO_8859_1);
		String head = text.substring(0, Math.min(text.length(), HEAD));
		return head.stripLeading().startsWith(starts.stripLeading()) && contains.stream().allMatch(text::contains)
				&& form.map(pattern -> pattern.matcher(head).find()).orElse(true) && disproved.stream().noneMatch(head::contains);
	}
}
