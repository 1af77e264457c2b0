package io.mirage.discovery;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum DiscoveryProblem implements Problem {
	UNKNOWN_MODULE("unknown-module", HttpStatus.NOT_FOUND, "Module does not exist");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	DiscoveryProblem(String slug, HttpStatus status, String title) {
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
