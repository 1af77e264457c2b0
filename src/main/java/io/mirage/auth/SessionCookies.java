package io.mirage.auth;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The browser's two tokens, which no script can read and no foreign page can send. */
@Component
class SessionCookies {

	static final String ACCESS = "mirage_access";
	static final String REFRESH = "mirage_refresh";
	private static final String REFRESH_PATH = "/api/v1/auth";

	private final AuthProperties properties;

	SessionCookies(AuthProperties properties) {
		this.properties = properties;
	}

	HttpHeaders access(String token, HttpServletRequest request) {
		return header(cookie(ACCESS, token, "/", properties.accessTokenLifetime(), request));
	}

	HttpHeaders both(String access, String refresh, HttpServletRequest request) {
		HttpHeaders headers = access(access, request);
		headers.addAll(header(cookie(REFRESH, refresh, REFRESH_PATH, properties.refreshTokenLifetime(), request)));
		return headers;
	}

	HttpHeaders none(HttpServletRequest request) {
		HttpHeaders headers = header(cookie(ACCESS, "", "/", Duration.ZERO, request));
		headers.addAll(header(cookie(REFRESH, "", REFRESH_PATH, Duration.ZERO, request)));
		return headers;
	}

	private static HttpHeaders header(ResponseCookie cookie) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(HttpHeaders.SET_COOKIE, cookie.toString());
		return headers;
	}

	private static ResponseCookie cookie(String name, String value, String path, Duration life, HttpServletRequest request) {
		return ResponseCookie.from(name, value).httpOnly(true).sameSite("Strict").path(path).maxAge(life)
				.secure(isSecure(request)).build();
	}

	/** Behind our gateway the last hop is plain; believing the header can only make the cookie stricter. */
	static boolean isSecure(HttpServletRequest request) {
		return request.isSecure() || "https".equals(request.getHeader("X-Forwarded-Proto"));
	}
}
