package io.mirage.collection.collectors.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

import org.jsoup.parser.Parser;

/**
 * A list of pages that a site publishes (sitemaps.org), or a list of such lists.
 *
 * @param addresses as they stand there
 * @param isIndex whether they lead to further lists
 */
record Sitemap(List<String> addresses, boolean isIndex) {

	private static final int MAX_BYTES = 10 * 1024 * 1024;
	private static final int MAX_ADDRESSES = 5000;
	private static final int MAX_ADDRESS = 2048;
	private static final String START = "<loc>";
	private static final String END = "</loc>";

	/** Reads XML, compressed XML and plain lists; of anything else nothing. No entity is resolved, no scheme loaded. */
	static Sitemap parse(byte[] body) {
		String text = text(body);
		List<String> addresses = new ArrayList<>();
		if (text.contains("<urlset") || text.contains("<sitemapindex")) {
			locations(text, addresses);
		} else if (text.startsWith("http")) {
			text.lines().limit(MAX_ADDRESSES).map(String::strip).filter(line -> line.startsWith("http")).forEach(addresses::add);
		}
		return new Sitemap(addresses, text.contains("<sitemapindex"));
	}

	private static void locations(String text, List<String> addresses) {
		int at = text.indexOf(START);
		while (at >= 0 && addresses.size() < MAX_ADDRESSES) {
			int end = text.indexOf(END, at);
			if (end < 0) {
				return;
			}
			String address = text.substring(at + START.length(), end).strip();
			if (address.length() <= MAX_ADDRESS) {
				addresses.add(Parser.unescapeEntities(unwrapped(address), false));
			}
			at = text.indexOf(START, end);
		}
	}

	private static String unwrapped(String text) {
		return text.startsWith("<![CDATA[") && text.endsWith("]]>") ? text.substring("<![CDATA[".length(), text.length() - "]]>".length()).strip() : text;
	}

	private static String text(byte[] body) {
		boolean compressed = body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
		if (!compressed) {
			return new String(body, StandardCharsets.UTF_8);
		}
		try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
			return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
		} catch (IOException broken) {
			return "";
		}
	}
}
