package io.mirage.collection.collectors.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.mirage.collection.source.HttpReply;

/** What an answer's headers say of the care a site takes. */
final class ResponseHeaders {

	/** Of the OWASP Secure Headers Project, those that every page can have. */
	private static final List<String> PROTECTION = List.of("content-security-policy", "strict-transport-security", "x-content-type-options",
			"referrer-policy", "permissions-policy");
	/** Between cookies that were joined, not between a date's day and its number. */
	private static final Pattern NEXT_COOKIE = Pattern.compile(",(?=\\s{0,5}[^;,=\\s]{1,200}=)");
	private static final int LONGEST = 20_000;
	private static final int MOST_COOKIES = 50;

	private final HttpReply reply;
	private final boolean encrypted;

	ResponseHeaders(HttpReply reply) {
		this.reply = reply;
		this.encrypted = "https".equals(reply.uri().getScheme());
	}

	/** Names of protections that the answer does without; the one for TLS means nothing on plain HTTP. */
	List<String> missing() {
		boolean framed = reply.header("x-frame-options").isPresent()
				|| reply.header("content-security-policy").filter(policy -> policy.contains("frame-ancestors")).isPresent();
		Stream<String> absent = PROTECTION.stream().filter(name -> encrypted || !name.equals("strict-transport-security"))
				.filter(name -> reply.header(name).isEmpty());
		return Stream.concat(absent, framed ? Stream.empty() : Stream.of("x-frame-options")).toList();
	}

	/** Names of the cookies it sets. */
	Set<String> cookies() {
		Set<String> names = new LinkedHashSet<>();
		cookieTexts().map(ResponseHeaders::nameOf).forEach(names::add);
		return names;
	}

	/** Names of the cookies that scripts can read, or that travel without encryption too. */
	Set<String> carelessCookies() {
		Set<String> names = new LinkedHashSet<>();
		cookieTexts().filter(cookie -> !has(cookie, "httponly") || encrypted && !has(cookie, "secure")).map(ResponseHeaders::nameOf)
				.forEach(names::add);
		return names;
	}

	private Stream<String> cookieTexts() {
		String text = reply.header("set-cookie").orElse("");
		return NEXT_COOKIE.splitAsStream(text.substring(0, Math.min(text.length(), LONGEST))).map(String::strip)
				.filter(cookie -> cookie.indexOf('=') > 0).limit(MOST_COOKIES);
	}

	private static String nameOf(String cookie) {
		return cookie.substring(0, cookie.indexOf('=')).strip();
	}

	private static boolean has(String cookie, String flag) {
		return Arrays.stream(cookie.split(";")).skip(1).map(part -> part.strip().toLowerCase(Locale.ROOT)).anyMatch(flag::equals);
	}
}
