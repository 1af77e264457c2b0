package io.mirage.collection.declared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import io.mirage.platform.entities.Addresses;

/** What can be made of a text before it is used: {@code names | lines | unwild}. What a filter cannot read it leaves out. */
@FunctionalInterface
interface Filter {

	Stream<String> apply(String text);

	/** By name, from the text after the colon, which is empty if there is none. */
	Map<String, Function<String, Filter>> KNOWN = new TreeMap<>(Map.ofEntries(
			plain("lower", text -> text.toLowerCase(Locale.ROOT)),
			plain("upper", text -> text.toUpperCase(Locale.ROOT)),
			plain("unwild", text -> text.startsWith("*.") ? text.substring(2) : text),
			plain("host", Filter::host),
			plain("digits", text -> text.replaceAll("[^0-9]", "")),
			plain("asn", text -> "AS" + text.replaceAll("[^0-9]", "")),
			plain("date", Filter::date),
			plain("reversed", Filter::reversed),
			plain("md5", text -> digest("MD5", text)),
			plain("sha256", text -> digest("SHA-256", text)),
			plain("base64", text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
			plain("bracketed", text -> text.indexOf(':') >= 0 ? "[" + text + "]" : text),
			Map.entry("prefix", before -> text -> Stream.of(before + text)),
			Map.entry("suffix", after -> text -> Stream.of(text + after)),
			Map.entry("lines", none -> String::lines),
			Map.entry("split", by -> text -> Stream.of(text.split(Pattern.quote(by), -1)).map(String::strip)),
			Map.entry("before", mark -> text -> Stream.of(text.contains(mark) ? text.substring(0, text.indexOf(mark)) : text)),
			Map.entry("after", mark -> text -> text.contains(mark) ? Stream.of(text.substring(text.indexOf(mark) + mark.length())) : Stream.of()),
			Map.entry("find", Filter::find)));

	/** @throws IllegalArgumentException naming the filters there are */
	static Filter of(String text) {
		int colon = text.indexOf(':');
		String name = (colon < 0 ? text : text.substring(0, colon)).strip();
		Function<String, Filter> maker = KNOWN.get(name);
		if (maker == null) {
			throw new IllegalArgumentException("uses the filter '" + name + "'; there are " + String.join(", ", KNOWN.keySet()));
		}
		return maker.apply(colon < 0 ? "" : text.substring(colon + 1));
	}

	private static Map.Entry<String, Function<String, Filter>> plain(String name, Function<String, String> change) {
		return Map.entry(name, none -> text -> Stream.of(change.apply(text)));
	}

	/** The first group of the first match, or the whole match. */
	private static Filter find(String expression) {
		try {
			Pattern pattern = Pattern.compile(expression);
			return text -> {
				Matcher found = pattern.matcher(text);
				return found.find() ? Stream.ofNullable(found.group(Math.min(1, found.groupCount()))) : Stream.of();
			};
		} catch (PatternSyntaxException wrong) {
			throw new IllegalArgumentException("uses '" + expression + "', which is no regular expression: " + wrong.getDescription());
		}
	}

	/** Of a web address, a mailbox, a name with a port. */
	private static String host(String text) {
		String host = text.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("[/?#].*$", "");
		String bare = host.substring(host.lastIndexOf('@') + 1);
		return bare.startsWith("[") ? bare.replaceFirst("^\\[([^]]*)].*$", "$1")
				: bare.indexOf(':') == bare.lastIndexOf(':') ? bare.replaceFirst(":\\d*$", "") : bare;
	}

	/** Seconds or milliseconds since 1970; any other text as it is. */
	private static String date(String text) {
		if (!text.matches("[0-9]{9,13}(\\.[0-9]+)?")) {
			return text;
		}
		try {
			String whole = text.replaceFirst("\\..*", "");
			long number = Long.parseLong(whole);
			return (whole.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number)).toString();
		} catch (DateTimeException beyond) {
			return text;
		}
	}

	/** An address as zones of the DNS have it (RFC 5782, 2.1 and 2.4); any other text as it is. */
	private static String reversed(String text) {
		return Addresses.parse(text).map(address -> {
			StringBuilder name = new StringBuilder();
			byte[] bytes = address.getAddress();
			for (int i = bytes.length - 1; i >= 0; i--) {
				String part = bytes.length == 4 ? Integer.toString(bytes[i] & 0xFF)
						: Integer.toHexString(bytes[i] & 0xF) + "." + Integer.toHexString(bytes[i] >> 4 & 0xF);
				name.append(part).append(i == 0 ? "" : ".");
			}
			return name.toString();
		}).orElse(text);
	}

	private static String digest(String algorithm, String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException("Every Java platform has " + algorithm, impossible);
		}
	}
}
