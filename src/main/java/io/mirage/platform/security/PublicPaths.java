package io.mirage.platform.security;

import java.util.Arrays;
import java.util.List;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What goes on to another process without a token, which judges it there. For routes of this process see {@link OpenToAll}. */
public final class PublicPaths {

	private final List<RequestMatcher> matchers;

	private PublicPaths(List<RequestMatcher> matchers) {
		this.matchers = matchers;
	}

	/** @param paths path patterns, each with a method before it or for all methods: {@code "POST /api/v1/auth/session"} */
	public static PublicPaths of(String... paths) {
		return new PublicPaths(Arrays.stream(paths).map(PublicPaths::matcher).toList());
	}

	private static RequestMatcher matcher(String path) {
		int blank = path.indexOf(' ');
		PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
		return blank < 0 ? builder.matcher(path)
				: builder.matcher(HttpMethod.valueOf(path.substring(0, blank)), path.substring(blank + 1));
	}

	List<RequestMatcher> matchers() {
		return matchers;
	}
}
