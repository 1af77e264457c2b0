package io.mirage.notification.rules;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call about rules. */
enum RuleProblem implements Problem {
	UNKNOWN_RULE("unknown-notification-rule", HttpStatus.NOT_FOUND, "Notification rule does not exist"),
	INVALID_RULE("invalid-notification-rule", HttpStatus.BAD_REQUEST, "Notification rule cannot work like this"),
	NAME_TAKEN("notification-rule-name-taken", HttpStatus.CONFLICT, "Another notification rule has this name");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	RuleProblem(String slug, HttpStatus status, String title) {
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
