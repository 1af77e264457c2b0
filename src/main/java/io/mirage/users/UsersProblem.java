package io.mirage.users;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** Failures around people and projects that are the caller's to handle. */
enum UsersProblem implements Problem {
	PROFILE_NOT_READY("profile-not-ready", HttpStatus.NOT_FOUND, "No profile yet"),
	UNKNOWN_PROJECT("unknown-project", HttpStatus.NOT_FOUND, "No such project"),
	UNKNOWN_TEAM("unknown-team", HttpStatus.NOT_FOUND, "No such team"),
	UNKNOWN_PERSON("unknown-person", HttpStatus.NOT_FOUND, "Nobody like that"),
	UNKNOWN_ROLE("unknown-role", HttpStatus.BAD_REQUEST, "No such role"),
	TEAM_EXISTS("team-exists", HttpStatus.CONFLICT, "A team has that name already"),
	PROJECT_EXISTS("project-exists", HttpStatus.CONFLICT, "A project has that name already"),
	TOO_MANY_PROJECTS("too-many-projects", HttpStatus.CONFLICT, "No more projects possible");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	UsersProblem(String slug, HttpStatus status, String title) {
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
