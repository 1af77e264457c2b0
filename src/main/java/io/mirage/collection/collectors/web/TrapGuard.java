package io.mirage.collection.collectors.web;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.mirage.platform.entities.Urls;

/**
 * Keeps a crawl out of what has no end: calendars, sessions in addresses, links that grow, pages that differ by their
 * address only. Used by one crawl.
 */
final class TrapGuard {

	private static final int LONGEST = 500;
	private static final int DEEPEST = 12;
	private static final int MOST_PARAMETERS = 8;
	private static final int MOST_REPEATS = 2;
	/** How many addresses of one shape are worth a visit: an archive's pages, a shop's articles. */
	private static final int MOST_OF_A_SHAPE = 20;
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");
	private static final Pattern SESSION_IN_PATH = Pattern.compile("(?i);(?:jsessionid|sid|phpsessid)=[^/?]{0,200}");
	private static final Set<String> PASSING = Set.of("phpsessid", "jsessionid", "sid", "sessionid", "session_id", "aspsessionid", "cfid", "cftoken",
			"utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "gclid", "fbclid", "msclkid", "_ga", "ref", "replytocom");

	private final Map<String, Integer> shapes = new HashMap<>();
	private final Set<String> known = new HashSet<>();
	private final Set<Integer> bodies = new HashSet<>();

	/** The address to visit, without what changes from visit to visit; empty if it was seen or looks like a trap. */
	Optional<URI> admit(String foreign) {
		if (foreign.length() > LONGEST) {
			return Optional.empty();
		}
		Optional<URI> address = Urls.canonical(SESSION_IN_PATH.matcher(foreign).replaceAll("")).map(URI::create).map(TrapGuard::settled);
		return address.filter(uri -> !isWinding(uri)).filter(uri -> known.add(uri.toString()))
				.filter(uri -> shapes.merge(shape(uri), 1, Integer::sum) <= MOST_OF_A_SHAPE);
	}

	/** Whether a page's content has not been seen at another address. */
	boolean isNews(byte[] body) {
		return bodies.add(Arrays.hashCode(body)) || body.length == 0;
	}

	private static URI settled(URI uri) {
		if (uri.getRawQuery() == null) {
			return uri;
		}
		String query = Arrays.stream(uri.getRawQuery().split("&")).filter(part -> !part.isEmpty())
				.filter(part -> !PASSING.contains(nameOf(part))).collect(Collectors.joining("&"));
		String text = uri.toString();
		return URI.create(text.substring(0, text.indexOf('?')) + (query.isEmpty() ? "" : "?" + query));
	}

	private static String nameOf(String parameter) {
		return parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
	}

	private static boolean isWinding(URI uri) {
		String[] steps = uri.getRawPath().split("/");
		long parameters = uri.getRawQuery() == null ? 0 : uri.getRawQuery().chars().filter(c -> c == '&').count() + 1;
		boolean repeats = Arrays.stream(steps).filter(step -> !step.isEmpty())
				.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).values().stream()
				.anyMatch(times -> times > MOST_REPEATS);
		return steps.length > DEEPEST || parameters > MOST_PARAMETERS || repeats;
	}

	/** Two addresses that differ in numbers and values only have the same shape. */
	private static String shape(URI uri) {
		String path = NUMBER.matcher(uri.getRawPath()).replaceAll("0");
		return uri.getRawQuery() == null ? path : path + "?" + Arrays.stream(uri.getRawQuery().split("&")).map(TrapGuard::nameOf)
				.sorted().collect(Collectors.joining("&"));
	}
}
