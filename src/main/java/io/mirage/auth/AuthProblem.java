package io.mirage.auth;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures of signing in that are the caller's to handle. */
enum AuthProblem implements Problem {
	INVALID_CREDENTIALS("invalid-credentials", HttpStatus.UNAUTHORIZED, "Username or password is wrong"),
	INVALID_REFRESH_TOKEN("invalid-refresh-token", HttpStatus.UNAUTHORIZED, "The session has ended"),
	SESSION_ENDED("session-ended", HttpStatus.UNAUTHORIZED, "The session has ended"),
	TOO_MANY_ATTEMPTS("too-many-attempts", HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords"),
	TOO_MANY_SIGN_INS("too-many-sign-ins", HttpStatus.SERVICE_UNAVAILABLE, "Too many people sign in at once"),
	WEAK_PASSWORD("weak-password", HttpStatus.BAD_REQUEST, "The new password is not acceptable"),
	UNKNOWN_GRANT("unknown-grant", HttpStatus.BAD_REQUEST, "No such way to get a token");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	AuthProblem(String slug, HttpStatus status, String title) {
		this.slug = slug;
		this.status = status;
		this.title = title;
	}

	@Override
	public String slug() {
		return slug;
	}

	@Override
	public HttpStatus status() {
		return status;
	}

	@Override
	public String title() {
		return title;
	}
}
