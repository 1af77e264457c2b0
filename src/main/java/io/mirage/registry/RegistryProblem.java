package io.mirage.registry;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum RegistryProblem implements Problem {
	UNKNOWN_COLLECTOR("unknown-collector", HttpStatus.NOT_FOUND, "Collector does not exist"),
	UNKNOWN_PROJECT("unknown-project", HttpStatus.NOT_FOUND, "Project does not exist"),
	NOT_SIGNED("source-pack-not-signed", HttpStatus.BAD_REQUEST, "Source pack is not signed by anybody trusted"),
	NO_SOURCE("no-source", HttpStatus.BAD_REQUEST, "Text declares no source"),
	UNKNOWN_PACK("unknown-source-pack", HttpStatus.NOT_FOUND, "Source pack does not exist"),
	INVALID_STATE("invalid-collector-state", HttpStatus.BAD_REQUEST, "Collector cannot be put into this state"),
	NOT_AVAILABLE("collector-not-available", HttpStatus.CONFLICT, "Collector is not available any more");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	RegistryProblem(String slug, HttpStatus status, String title) {
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
