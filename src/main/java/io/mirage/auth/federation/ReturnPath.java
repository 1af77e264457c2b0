package io.mirage.auth.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Where somebody goes after signing in. A link can say anything, so only a path of ours is taken from it. */
public final class ReturnPath {

	private static final String HOME = "/";
	private static final int LONGEST = 2000;

	private ReturnPath() {}

	/** @return {@code wanted} if no browser could read another host, a scheme or an API call into it; else the first page */
	public static String of(@Nullable String wanted) {
		return wanted != null && wanted.length() <= LONGEST && isPlainPath(wanted) && isOurs(wanted) ? wanted : HOME;
	}

	/** Browsers take a backslash for a slash and drop control characters before they look. */
	private static boolean isPlainPath(String wanted) {
		return wanted.startsWith("/") && !wanted.startsWith("//") && wanted.indexOf('\\') < 0
				&& wanted.chars().allMatch(c -> c > ' ' && c < 0x7f);
	}

	private static boolean isOurs(String wanted) {
		try {
			URI uri = new URI(wanted);
			String path = uri.getPath();
			return uri.getScheme() == null && uri.getRawAuthority() == null && !path.contains("//") && !path.startsWith("/api/")
					&& Arrays.stream(path.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
		} catch (URISyntaxException noPath) {
			return false;
		}
	}
}
