package io.mirage.integration.feed;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call about the change feed. */
enum FeedProblem implements Problem {
	UNKNOWN_CONSUMER("unknown-change-consumer", HttpStatus.NOT_FOUND, "Consumer does not exist"),
	NAME_TAKEN("change-consumer-name-taken", HttpStatus.CONFLICT, "Another consumer has this name"),
	INVALID_CURSOR("invalid-change-cursor", HttpStatus.BAD_REQUEST, "That is no place in the feed");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	FeedProblem(String slug, HttpStatus status, String title) {
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
