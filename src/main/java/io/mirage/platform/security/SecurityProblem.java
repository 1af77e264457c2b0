package io.mirage.platform.security;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Why a signed-in caller is turned away before any module sees the request. */
enum SecurityProblem implements Problem {
	CSRF_TOKEN_MISSING("csrf-token-missing", HttpStatus.FORBIDDEN, "The request did not come from the page"),
	CONFIRMATION_NEEDED("confirmation-needed", HttpStatus.FORBIDDEN, "Confirm who you are"),
	PASSWORD_CHANGE_NEEDED("password-change-needed", HttpStatus.FORBIDDEN, "Change the password first");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	SecurityProblem(String slug, HttpStatus status, String title) {
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
