package io.mirage.visualization;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum VisualizationProblem implements Problem {
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "Scan does not exist"),
	INVALID_LIMIT("invalid-graph-limit", HttpStatus.BAD_REQUEST, "The limit cannot be used"),
	INVALID_TIME("invalid-time", HttpStatus.BAD_REQUEST, "The time cannot be used"),
	INVALID_FILTER("invalid-filter", HttpStatus.BAD_REQUEST, "The filter cannot be used"),
	UNKNOWN_VIEW("unknown-view", HttpStatus.NOT_FOUND, "View does not exist"),
	VIEW_EXISTS("view-exists", HttpStatus.CONFLICT, "There is a view of that name already"),
	INVALID_CURSOR("invalid-cursor", HttpStatus.BAD_REQUEST, "The cursor cannot be used"),
	UNKNOWN_FORMAT("unknown-graph-format", HttpStatus.BAD_REQUEST, "Format does not exist");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	VisualizationProblem(String slug, HttpStatus status, String title) {
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
