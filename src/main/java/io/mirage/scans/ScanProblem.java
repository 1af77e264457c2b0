package io.mirage.scans;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum ScanProblem implements Problem {
	INVALID_TARGET("invalid-target", HttpStatus.BAD_REQUEST, "Target cannot be scanned"),
	NO_COLLECTOR("no-collector-for-target", HttpStatus.BAD_REQUEST, "No collector can be asked about the target"),
	UNKNOWN_PROFILE("unknown-profile", HttpStatus.BAD_REQUEST, "Profile does not exist"),
	UNKNOWN_COLLECTOR("unknown-collector", HttpStatus.BAD_REQUEST, "Collector cannot be used"),
	UNKNOWN_PROJECT("unknown-project", HttpStatus.BAD_REQUEST, "Project does not exist"),
	INVALID_BUDGET("invalid-budget", HttpStatus.BAD_REQUEST, "Budget cannot be granted"),
	INVALID_DENY_RULE("invalid-deny-rule", HttpStatus.BAD_REQUEST, "Deny rule cannot be understood"),
	UNKNOWN_FILTER("unknown-filter", HttpStatus.BAD_REQUEST, "Filter or order does not exist"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	NOT_IN_PLAN("collector-not-in-plan", HttpStatus.NOT_FOUND, "Collector takes no part in the scan"),
	STATE_FORBIDS("scan-state", HttpStatus.CONFLICT, "Scan is not in a state that allows this"),
	KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency key was used for another request"),
	CATALOGUE_MISSING("catalogue-missing", HttpStatus.SERVICE_UNAVAILABLE, "Collector catalogue not here yet");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	ScanProblem(String slug, HttpStatus status, String title) {
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
