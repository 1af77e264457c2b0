package io.mirage.collection.collectors.web;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.mirage.collection.collectors.text.DataFile;
import io.mirage.collection.collectors.text.DataFile.Entry;
import io.mirage.collection.source.HttpReply;

/**
 * A site that says whether somebody has a name there, as {@code collectors/username-sites.yaml} describes it.
 *
 * @param absent statuses that say no
 * @param absentText what says no although the status says yes; empty if nothing does
 * @param presentText what a yes has; empty if the status is enough
 */
record UsernameSite(String name, String url, String profile, List<Integer> absent, String absentText, String presentText) {

	static final List<UsernameSite> ALL = DataFile.read("username-sites").stream().map(UsernameSite::of).toList();
	private static final int MAX_TEXT = 256 * 1024;
	/** As part of a host's name. */
	private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

	private static UsernameSite of(Entry entry) {
		entry.knowing("name", "url", "profile", "absent", "absent_text", "present_text");
		return new UsernameSite(entry.text("name"), entry.text("url"), entry.text("profile", entry.text("url")),
				entry.texts("absent").stream().map(Integer::valueOf).toList(), entry.text("absent_text", ""), entry.text("present_text", ""));
	}

	/** Empty if nobody can have that name there. */
	Optional<URI> question(String username) {
		return filled(url, username).map(URI::create);
	}

	Optional<String> account(String username) {
		return filled(profile, username);
	}

	private static Optional<String> filled(String template, String username) {
		boolean inHost = template.startsWith("https://{name}.");
		return inHost && !LABEL.matcher(username).matches() ? Optional.empty()
				: Optional.of(template.replace("{name}", URLEncoder.encode(username, StandardCharsets.UTF_8)));
	}

	/** Whether there is such a name; empty if the answer says neither, for example because it refuses us. */
	Optional<Boolean> says(HttpReply reply) {
		if (absent.contains(reply.status())) {
			return Optional.of(false);
		}
		if (reply.status() != 200) {
			return Optional.empty();
		}
		String text = new String(reply.body(), 0, Math.min(reply.body().length, MAX_TEXT), StandardCharsets.UTF_8);
		boolean denied = !absentText.isEmpty() && text.contains(absentText);
		return Optional.of(!denied && text.contains(presentText));
	}
}
