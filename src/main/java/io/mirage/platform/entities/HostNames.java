package io.mirage.platform.entities;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/** Names of the DNS: lower case, A-labels only, no trailing dot, at most 253 characters (RFC 1035, 2.3.4; RFC 5890). */
final class HostNames {

	private static final int MAX_LENGTH = 253;
	/** Underscores are no host name but are everywhere in the DNS (RFC 8552). */
	private static final Pattern NAME =
			Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
	private static final Pattern ALL_DIGITS_LAST = Pattern.compile("(?:.*\\.)?[0-9]+");
	private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

	private HostNames() {}

	/** Reads any case, U-labels and one trailing dot. An address is not a name. */
	static Optional<String> canonical(String foreign) {
		String text = foreign.endsWith(".") ? foreign.substring(0, foreign.length() - 1) : foreign;
		if (text.isEmpty() || text.length() > MAX_LENGTH) {
			return Optional.empty();
		}
		String name = ascii(text).toLowerCase(Locale.ROOT);
		boolean valid = name.length() <= MAX_LENGTH && NAME.matcher(name).matches()
				&& !ALL_DIGITS_LAST.matcher(name).matches();
		return valid ? Optional.of(name) : Optional.empty();
	}

	/** Decided by the public suffix list (publicsuffix.org), private suffixes such as github.io included. */
	static Optional<String> registrableDomain(String host) {
		return Optional.ofNullable(SUFFIXES.getDomainRoot(host));
	}

	private static String ascii(String text) {
		if (text.chars().allMatch(c -> c < 0x80)) {
			return text;
		}
		try {
			return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
		} catch (IllegalArgumentException notAName) {
			return "";
		}
	}
}
