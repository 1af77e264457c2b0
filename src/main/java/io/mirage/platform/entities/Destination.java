package io.mirage.platform.entities;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;


/**
 * Whom a call would reach.
 *
 * @param host a lower-case name without trailing dot, or an address without brackets
 * @param port 0 for a question to name servers
 */
public record Destination(String host, int port) {

	/** Wider than a host's: names of the DNS may hold underscores, and a question may be about a wildcard. */
	private static final Pattern NAME = Pattern.compile("(?:[a-z0-9_*-]{1,63}\\.)*[a-z0-9_-]{1,63}");
	private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");
	private static final int LONGEST_NAME = 253;

	/** Empty for what is neither a name nor an address in its usual notation, such as 2130706433 for 127.0.0.1. */
	public static Optional<Destination> of(String host, int port) {
		if (port < 0 || port > 0xFFFF) {
			return Optional.empty();
		}
		return Addresses.canonical(host).or(() -> name(host)).map(canonical -> new Destination(canonical, port));
	}

	/** What name servers can be asked about: a name, never an address. */
	public static Optional<Destination> ofName(String name) {
		return of(name, 0).filter(destination -> destination.literal().isEmpty());
	}

	/** Where a web address leads; empty if it is not one or names no host. */
	public static Optional<Destination> of(URI uri) {
		@Nullable String host = uri.getHost();
		boolean web = isScheme(uri, "http") || isScheme(uri, "https");
		if (!web || host == null) {
			return Optional.empty();
		}
		return of(host, uri.getPort() >= 0 ? uri.getPort() : isScheme(uri, "https") ? 443 : 80);
	}

	private static boolean isScheme(URI uri, String scheme) {
		return scheme.equalsIgnoreCase(uri.getScheme());
	}

	private static Optional<String> name(String foreign) {
		String text = foreign.endsWith(".") ? foreign.substring(0, foreign.length() - 1) : foreign;
		String name = ascii(text).toLowerCase(Locale.ROOT);
		boolean valid = name.length() <= LONGEST_NAME && NAME.matcher(name).matches() && !NUMBER_LAST.matcher(name).matches();
		return valid ? Optional.of(name) : Optional.empty();
	}

	private static String ascii(String text) {
		if (text.length() > LONGEST_NAME || text.chars().allMatch(c -> c < 0x80)) {
			return text;
		}
		try {
			return IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
		} catch (IllegalArgumentException notAName) {
			return "";
		}
	}

	/** The address that the host is; empty for a name. */
	public Optional<InetAddress> literal() {
		return Addresses.parse(host);
	}

	@Override
	public String toString() {
		if (port == 0) {
			return host;
		}
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
	}
}
