package io.mirage.reporting;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum ReportProblem implements Problem {
	UNKNOWN_REPORT("unknown-report", HttpStatus.NOT_FOUND, "Report does not exist"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	NOT_READY("scan-not-complete", HttpStatus.CONFLICT, "Scan is not complete yet"),
	UNKNOWN_FORMAT("unknown-report-format", HttpStatus.BAD_REQUEST, "Format does not exist"),
	NOT_WRITTEN("report-not-written", HttpStatus.CONFLICT, "Report is not written"),
	UNKNOWN_TEMPLATE("unknown-report-template", HttpStatus.NOT_FOUND, "Template does not exist"),
	INVALID_TEMPLATE("invalid-report-template", HttpStatus.BAD_REQUEST, "Template is not valid"),
	TEMPLATE_EXISTS("report-template-exists", HttpStatus.CONFLICT, "There is a template of that name"),
	BUILT_IN_TEMPLATE("built-in-report-template", HttpStatus.CONFLICT, "Template comes with Mirage"),
	UNKNOWN_SCHEDULE("unknown-report-schedule", HttpStatus.NOT_FOUND, "Schedule does not exist"),
	INVALID_SCHEDULE("invalid-report-schedule", HttpStatus.BAD_REQUEST, "Schedule is not valid"),
	UNKNOWN_SHARE("unknown-report-share", HttpStatus.NOT_FOUND, "Link does not exist"),
	INVALID_SHARE("invalid-report-share", HttpStatus.BAD_REQUEST, "Link is not valid"),
	NOT_SHARED("not-shared", HttpStatus.NOT_FOUND, "There is nothing behind this link"),
	SHARE_PASSWORD("share-password-needed", HttpStatus.UNAUTHORIZED, "Password needed"),
	SHARE_LOCKED("too-many-attempts", HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
	UNKNOWN_ORDER("unknown-report-order", HttpStatus.BAD_REQUEST, "Order does not exist");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	ReportProblem(String slug, HttpStatus status, String title) {
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
