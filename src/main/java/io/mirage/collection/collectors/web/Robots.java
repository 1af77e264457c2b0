package io.mirage.collection.collectors.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;

/**
 * What a site asks programs that visit it (RFC 9309). Of several groups the one that names us counts, else the one for
 * everybody; of several rules the longest.
 *
 * @param crawlDelay least time between two visits; not of the standard, but many sites have it
 * @param sitemaps addresses of lists of pages, for everybody
 * @param paths that any group names, without wildcards: what the site thinks worth mentioning
 */
record Robots(List<Rule> rules, Duration crawlDelay, List<String> sitemaps, Set<String> paths) {

	static final Robots NONE = new Robots(List.of(), Duration.ZERO, List.of(), Set.of());
	private static final Robots CLOSED = new Robots(List.of(new Rule(false, "/")), Duration.ZERO, List.of(), Set.of());

	static final String NAME = "mirage";
	private static final String EVERYBODY = "*";
	/** What the standard asks to read at least. */
	private static final int MAX_LENGTH = 500 * 1024;
	private static final int MAX_LINES = 10_000;
	private static final int MAX_PATH = 500;
	private static final int MAX_RULES = 2000;
	private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

	/** @param path a beginning; {@code *} is anything, {@code $} at the end is the end */
	record Rule(boolean allows, String path) {}

	/**
	 * @param site any address of it
	 * @param answer what is found next rests on what the site said
	 * @return everything is allowed if the site says nothing (4xx), nothing if its server fails (5xx)
	 */
	static Robots ask(SourceClient source, URI site, Answer answer) throws SourceException, InterruptedException {
		HttpReply reply = source.visit(site.resolve("/robots.txt"));
		answer.restsOn(reply.evidence());
		if (reply.status() >= 500) {
			return CLOSED;
		}
		boolean page = reply.mediaType().equals("text/html");
		return reply.status() == 200 && !page ? parse(reply.text()) : NONE;
	}

	static Robots parse(String text) {
		Reading reading = new Reading();
		text.substring(0, Math.min(text.length(), MAX_LENGTH)).lines().limit(MAX_LINES).forEach(reading::line);
		return reading.robots();
	}

	boolean allows(URI page) {
		String path = page.getRawPath() == null || page.getRawPath().isEmpty() ? "/" : page.getRawPath();
		String target = page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
		int longest = -1;
		boolean allowed = true;
		for (Rule rule : rules) {
			int length = rule.path().length();
			if ((length > longest || length == longest && rule.allows()) && matches(rule.path(), target)) {
				longest = length;
				allowed = rule.allows();
			}
		}
		return allowed;
	}

	/** Piece by piece, the leftmost place for each: with wildcards that match anything this finds a match if there is one. */
	private static boolean matches(String pattern, String target) {
		boolean toEnd = pattern.endsWith("$");
		String[] pieces = (toEnd ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
		if (!target.startsWith(pieces[0])) {
			return false;
		}
		int at = pieces[0].length();
		for (int i = 1; i < pieces.length; i++) {
			boolean last = toEnd && i == pieces.length - 1;
			int found = last ? Math.max(at, target.length() - pieces[i].length()) : target.indexOf(pieces[i], at);
			if (found < 0 || !target.startsWith(pieces[i], found)) {
				return false;
			}
			at = found + pieces[i].length();
		}
		return !toEnd || at == target.length();
	}

	/** Line by line; used once. */
	private static final class Reading {

		private final List<Rule> ours = new ArrayList<>();
		private final List<Rule> everybodys = new ArrayList<>();
		private final List<String> sitemaps = new ArrayList<>();
		private final Set<String> paths = new LinkedHashSet<>();
		private Duration ourDelay = Duration.ZERO;
		private Duration everybodysDelay = Duration.ZERO;
		private boolean named;
		private boolean forUs;
		private boolean forEverybody;
		private boolean inRules;

		void line(String line) {
			int comment = line.indexOf('#');
			String text = comment < 0 ? line : line.substring(0, comment);
			int colon = text.indexOf(':');
			if (colon > 0) {
				field(text.substring(0, colon).strip().toLowerCase(Locale.ROOT), text.substring(colon + 1).strip());
			}
		}

		private void field(String name, String value) {
			switch (name) {
				case "user-agent" -> agent(value.toLowerCase(Locale.ROOT));
				case "allow", "disallow" -> rule(new Rule(name.equals("allow"), value));
				case "crawl-delay" -> delay(value);
				case "sitemap" -> sitemaps.add(value);
				default -> { }
			}
		}

		/** Lines of agents that follow each other begin one group. */
		private void agent(String agent) {
			if (inRules) {
				forUs = false;
				forEverybody = false;
				inRules = false;
			}
			forUs |= agent.equals(NAME);
			named |= agent.equals(NAME);
			forEverybody |= agent.equals(EVERYBODY);
		}

		private void rule(Rule rule) {
			inRules = true;
			if (rule.path().isEmpty() || rule.path().length() > MAX_PATH || ours.size() + everybodys.size() >= MAX_RULES) {
				return;
			}
			if (rule.path().startsWith("/") && rule.path().indexOf('*') < 0 && rule.path().indexOf('$') < 0) {
				paths.add(rule.path());
			}
			if (forUs) {
				ours.add(rule);
			} else if (forEverybody) {
				everybodys.add(rule);
			}
		}

		private void delay(String seconds) {
			inRules = true;
			if (!seconds.matches("[0-9]{1,6}(?:\\.[0-9]{1,3})?")) {
				return;
			}
			Duration wanted = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
			Duration delay = wanted.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : wanted;
			ourDelay = forUs ? delay : ourDelay;
			everybodysDelay = forEverybody ? delay : everybodysDelay;
		}

		Robots robots() {
			return new Robots(named ? ours : everybodys, named ? ourDelay : everybodysDelay, sitemaps, paths);
		}
	}
}
