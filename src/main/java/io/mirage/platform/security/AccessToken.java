package io.mirage.platform.security;

import java.util.Set;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.WebUtils;

/**
 * Finds the token: in the header, else in the browser's cookie. Public paths get no cookie, so that one which has
 * expired cannot keep anybody from signing in.
 */
final class AccessToken implements BearerTokenResolver {

	static final String COOKIE = "mirage_access";
	private static final String FROM_COOKIE = AccessToken.class.getName() + ".fromCookie";
	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();
	private final RequestMatcher publicPaths;

	AccessToken(RequestMatcher publicPaths) {
		this.publicPaths = publicPaths;
	}

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		String token = header.resolve(request);
		if (token != null || publicPaths.matches(request)) {
			return token;
		}
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		if (cookie == null || cookie.getValue().isEmpty()) {
			return null;
		}
		request.setAttribute(FROM_COOKIE, true);
		return cookie.getValue();
	}

	/** Whether a foreign page could have made the browser send this request with our cookie, to change something. */
	static boolean needsCsrfCheck(HttpServletRequest request) {
		return request.getAttribute(FROM_COOKIE) != null && !READING.contains(request.getMethod());
	}
}
