package io.mirage.collection.collectors.text;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mail addresses in running text. Looks at most {@value #LOCAL_LENGTH} characters to the left and
 * {@value #HOST_LENGTH} to the right of each at sign (the limits of RFC 5321, 4.5.3.1), so that no text takes long.
 */
public final class EmailText {

	private static final int LOCAL_LENGTH = 64;
	private static final int HOST_LENGTH = 253;
	private static final int MAX_ADDRESSES = 500;
	/** Pictures for dense screens are called {@code name@2x.png}. */
	private static final Pattern FILE = Pattern.compile(".*\\.(png|jpe?g|gif|svg|webp|avif|ico|css|js|html?)");

	private static final int MAX_HIDDEN = 320;
	private static final Pattern DISGUISED_AT = Pattern.compile("(?i)\\s{0,3}[\\[({<]\\s{0,2}(?:at|@)\\s{0,2}[\\])}>]\\s{0,3}");
	private static final Pattern DISGUISED_DOT = Pattern.compile("(?i)\\s{0,3}[\\[({<]\\s{0,2}(?:dot|\\.)\\s{0,2}[\\])}>]\\s{0,3}");

	private EmailText() {}

	/** Candidates in the order of the text, in lower case; whether they are addresses is the entity parser's to say. */
	public static Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		addAll(text, found);
		if (text.indexOf('@') >= 0 || DISGUISED_AT.matcher(text).find()) {
			addAll(undisguised(text), found);
		}
		return found;
	}

	/** Reads {@code name [at] example [dot] org}, as people write it to keep harvesters away. Brackets are needed. */
	private static String undisguised(String text) {
		return DISGUISED_DOT.matcher(DISGUISED_AT.matcher(text).replaceAll("@")).replaceAll(".");
	}

	/**
	 * The address that a page hides behind {@code data-cfemail}: hexadecimal, each byte exclusive-ored with the first.
	 *
	 * @return a candidate; empty if it is not of that form
	 */
	public static Optional<String> unveiled(String hex) {
		if (hex.length() < 4 || hex.length() > 2 * MAX_HIDDEN || hex.length() % 2 != 0 || !hex.chars().allMatch(Tokens::isHex)) {
			return Optional.empty();
		}
		byte[] bytes = HexFormat.of().parseHex(hex);
		StringBuilder text = new StringBuilder();
		for (int i = 1; i < bytes.length; i++) {
			text.append((char) ((bytes[i] ^ bytes[0]) & 0xFF));
		}
		return in(text.toString()).stream().findFirst();
	}

	private static void addAll(String text, Set<String> found) {
		for (int at = text.indexOf('@'); at >= 0 && found.size() < MAX_ADDRESSES; at = text.indexOf('@', at + 1)) {
			String local = local(text, at);
			String host = host(text, at + 1);
			if (!local.isEmpty() && host.indexOf('.') > 0 && !FILE.matcher(host).matches()) {
				found.add(local + "@" + host);
			}
		}
	}

	/** Empty if it is longer than an address may be. */
	private static String local(String text, int end) {
		int start = end;
		while (start > 0 && end - start <= LOCAL_LENGTH && isLocal(text.charAt(start - 1))) {
			start--;
		}
		boolean torn = start > 0 && isForeignLetter(text.charAt(start - 1));
		if (torn || end - start > LOCAL_LENGTH || end == 0 || text.charAt(end - 1) == '.') {
			return "";
		}
		while (start < end && ".'-".indexOf(text.charAt(start)) >= 0) {
			start++;
		}
		return text.substring(start, end).toLowerCase(Locale.ROOT);
	}

	private static String host(String text, int start) {
		int end = start;
		while (end < text.length() && end - start <= HOST_LENGTH && isHost(text.charAt(end))) {
			end++;
		}
		boolean torn = end < text.length() && isForeignLetter(text.charAt(end));
		while (end > start && !isLetterOrDigit(text.charAt(end - 1))) {
			end--;
		}
		return torn || end - start > HOST_LENGTH ? "" : text.substring(start, end).toLowerCase(Locale.ROOT);
	}

	private static boolean isLocal(char c) {
		return isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
	}

	private static boolean isHost(char c) {
		return isLetterOrDigit(c) || c == '.' || c == '-';
	}

	/** What stands next to a look-alike of a Latin letter is the torn half of another address; ideographs are look-alikes of none. */
	private static boolean isForeignLetter(char c) {
		return c >= 0x80 && Character.isAlphabetic(c) && !Character.isIdeographic(c);
	}

	private static boolean isLetterOrDigit(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
	}
}
