package io.mirage.platform.entities;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Web addresses in the normal form of RFC 3986, 6.2: lower-case scheme and host, no default port, no fragment. */
public final class Urls {

	private Urls() {}

	/** http and https only; user information is dropped, for it is a credential. */
	public static Optional<String> canonical(String foreign) {
		String lower = foreign.toLowerCase(Locale.ROOT);
		if (!lower.startsWith("http://") && !lower.startsWith("https://")) {
			return Optional.empty();
		}
		try {
			URI uri = new URI(foreign.replace(" ", "%20")).normalize();
			return host(uri).map(host -> text(uri, host));
		} catch (URISyntaxException notAUrl) {
			return Optional.empty();
		}
	}

	/** The host of a canonical URL as a canonical name or address. */
	public static Optional<String> hostOf(String canonicalUrl) {
		int start = canonicalUrl.indexOf("://") + 3;
		int end = start;
		while (end < canonicalUrl.length() && isPlain(canonicalUrl.charAt(end))) {
			end++;
		}
		boolean plain = end > start && (end == canonicalUrl.length() || canonicalUrl.charAt(end) == '/');
		return plain && start > 3 ? Optional.of(canonicalUrl.substring(start, end)) : host(URI.create(canonicalUrl));
	}

	/** Of nothing else do the hosts of nearly all canonical URLs consist, and those need no parser. */
	private static boolean isPlain(char c) {
		return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-';
	}

	private static Optional<String> host(URI uri) {
		@Nullable String host = uri.getHost();
		if (host == null) {
			return Optional.empty();
		}
		return Addresses.canonical(host).or(() -> HostNames.canonical(host));
	}

	private static String text(URI uri, String host) {
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean defaultPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
		String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
		return scheme + "://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
				+ (defaultPort ? "" : ":" + uri.getPort()) + path
				+ (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
	}
}
