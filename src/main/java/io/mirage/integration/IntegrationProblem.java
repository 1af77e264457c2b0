package io.mirage.integration;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum IntegrationProblem implements Problem {
	UNKNOWN_EXPORT("unknown-export", HttpStatus.NOT_FOUND, "Export does not exist"),
	UNKNOWN_FORMAT("unknown-export-format", HttpStatus.BAD_REQUEST, "No export has such a format"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	SCAN_NOT_COMPLETE("scan-not-complete", HttpStatus.CONFLICT, "Scan is not complete yet");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	IntegrationProblem(String slug, HttpStatus status, String title) {
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
