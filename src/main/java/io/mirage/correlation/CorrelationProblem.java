package io.mirage.correlation;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures of this module's API that are the caller's to handle. */
enum CorrelationProblem implements Problem {
	UNKNOWN_FINDING("unknown-finding", HttpStatus.NOT_FOUND, "Finding does not exist"),
	UNKNOWN_RULE("unknown-rule", HttpStatus.NOT_FOUND, "Rule does not exist"),
	INVALID_RULE("invalid-rule", HttpStatus.BAD_REQUEST, "The rule cannot be used"),
	FIXED_RULE("fixed-rule", HttpStatus.CONFLICT, "The rule cannot be changed"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan is not known here"),
	NOT_IN_SCAN("entity-not-in-scan", HttpStatus.NOT_FOUND, "Entity is not part of the scan"),
	INVALID_STATE("invalid-finding-state", HttpStatus.BAD_REQUEST, "Finding cannot be put into this state"),
	INVALID_FILTER("invalid-filter", HttpStatus.BAD_REQUEST, "The filter cannot be used");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	CorrelationProblem(String slug, HttpStatus status, String title) {
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
