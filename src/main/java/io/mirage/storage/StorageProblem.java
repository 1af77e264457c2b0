package io.mirage.storage;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures of the facts' API that are the caller's to handle. */
enum StorageProblem implements Problem {
	UNKNOWN_SCAN("unknown-scan", HttpStatus.NOT_FOUND, "No such scan"),
	UNKNOWN_ENTITY("unknown-entity", HttpStatus.NOT_FOUND, "No such entity"),
	INVALID_CURSOR("invalid-cursor", HttpStatus.BAD_REQUEST, "The cursor cannot be used"),
	INVALID_QUERY("invalid-query", HttpStatus.BAD_REQUEST, "The query cannot be read"),
	UNKNOWN_SEARCH("unknown-search", HttpStatus.NOT_FOUND, "No such saved search"),
	SEARCH_EXISTS("search-exists", HttpStatus.CONFLICT, "A saved search of that name exists"),
	UNKNOWN_PROJECT("unknown-project", HttpStatus.NOT_FOUND, "No such project"),
	INVALID_MARK("invalid-mark", HttpStatus.BAD_REQUEST, "The mark cannot be made"),
	UNKNOWN_MARK("unknown-mark", HttpStatus.NOT_FOUND, "No such mark"),
	MARK_EXISTS("mark-exists", HttpStatus.CONFLICT, "The entity has that mark"),
	INVALID_FILTER("invalid-filter", HttpStatus.BAD_REQUEST, "The filter cannot be used");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	StorageProblem(String slug, HttpStatus status, String title) {
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
