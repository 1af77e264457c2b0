package io.mirage.reporting;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum ReportProblem implements Problem {
	UNKNOWN_REPORT("unknown-report", HttpStatus.NOT_FOUND, "Report does not exist"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	NOT_READY("scan-not-complete", HttpStatus.CONFLICT, "Scan is not complete yet"),
	UNKNOWN_FORMAT("unknown-report-format", HttpStatus.BAD_REQUEST, "Format does not exist"),
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
