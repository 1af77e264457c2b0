package io.mirage.collection.collectors.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of software as it introduces itself in a Server or X-Powered-By header (RFC 9110, 10.2.4) or in a page's
 * generator.
 *
 * @param version empty if it keeps that to itself
 */
record Product(String name, String version) {

	private static final int MAX_TEXT = 300;
	private static final int MAX_NAME = 60;
	private static final int MAX_PRODUCTS = 10;
	private static final Pattern COMMENT = Pattern.compile("\\s\\([^()]*\\)?");
	private static final Pattern VERSION = Pattern.compile("v?[0-9].*");
	/** {@code nginx/1.24} and {@code Jetty(9.4)}. */
	private static final Pattern VERSION_START = Pattern.compile("(?<=.)[/(]");

	/** In their order: {@code Apache/2.4 (Debian) PHP/8.2} are two, {@code Microsoft FrontPage 4.0} is one. */
	static List<Product> list(String foreign) {
		String text = foreign.length() <= MAX_TEXT ? foreign : foreign.substring(0, MAX_TEXT);
		String introduction = COMMENT.matcher(text).replaceAll(" ").split(" - ", 2)[0];
		List<Product> products = new ArrayList<>();
		for (String part : introduction.split("[,;]")) {
			read(part.strip().split("\\s+"), products);
		}
		return products.stream().filter(Product::isPlausible).limit(MAX_PRODUCTS).toList();
	}

	private static void read(String[] words, List<Product> products) {
		StringBuilder name = new StringBuilder();
		for (String word : words) {
			String[] sides = VERSION_START.split(word, 2);
			boolean version = VERSION.matcher(word).matches();
			if (!version) {
				name.append(name.isEmpty() ? "" : " ").append(sides[0]);
			}
			if (version || sides.length == 2) {
				products.add(new Product(name.toString(), version ? word : sides[1].replace(")", "")));
				name.setLength(0);
			}
		}
		products.add(new Product(name.toString(), ""));
	}

	private boolean isPlausible() {
		return !name.isEmpty() && name.length() <= MAX_NAME && Character.isLetter(name.charAt(0));
	}
}
