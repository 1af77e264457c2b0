package io.mirage.platform.web;

import org.springframework.http.HttpStatus;

/** Failures any module's API can have. */
public enum PlatformProblem implements Problem {
	INVALID_INPUT("invalid-input", HttpStatus.BAD_REQUEST, "Input is not valid"),
	NOT_SIGNED_IN("not-signed-in", HttpStatus.UNAUTHORIZED, "Sign in first"),
	NOT_ALLOWED("not-allowed", HttpStatus.FORBIDDEN, "Not allowed"),
	NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Not found"),
	BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE, "Busy"),
	INTERNAL("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Internal error");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	PlatformProblem(String slug, HttpStatus status, String title) {
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
