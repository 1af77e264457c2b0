package io.mirage.collection;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum CollectionProblem implements Problem {
	UNKNOWN_TASK("unknown-task", HttpStatus.NOT_FOUND, "Task does not exist"),
	UNKNOWN_RAW_ANSWER("unknown-raw-answer", HttpStatus.NOT_FOUND, "Raw answer does not exist"),
	INVALID_FILTER("invalid-filter", HttpStatus.BAD_REQUEST, "Filter cannot be used"),
	INVALID_CURSOR("invalid-cursor", HttpStatus.BAD_REQUEST, "Cursor cannot be used"),
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	NO_TIME_STAMP("no-time-stamp", HttpStatus.BAD_GATEWAY, "No time stamp could be had"),
	INVALID_DIGEST("invalid-digest", HttpStatus.BAD_REQUEST, "Not a SHA-256 digest");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	CollectionProblem(String slug, HttpStatus status, String title) {
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
