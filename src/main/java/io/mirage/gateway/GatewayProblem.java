package io.mirage.gateway;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Why a request does not get past the gateway. */
enum GatewayProblem implements Problem {
	ADDRESS_NOT_ALLOWED("address-not-allowed", HttpStatus.FORBIDDEN, "Not from this address"),
	BODY_TOO_LARGE("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
	TOO_MANY_SCREENS("too-many-live-connections", HttpStatus.SERVICE_UNAVAILABLE, "Too many live connections"),
	TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
	MODULE_UNAVAILABLE("module-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "A part of Mirage is not running"),
	MODULE_FAILED("module-failed", HttpStatus.BAD_GATEWAY, "A part of Mirage did not answer");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	GatewayProblem(String slug, HttpStatus status, String title) {
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
