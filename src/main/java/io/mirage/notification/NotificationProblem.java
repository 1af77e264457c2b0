package io.mirage.notification;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call to this module. */
enum NotificationProblem implements Problem {
	UNKNOWN_NOTIFICATION("unknown-notification", HttpStatus.NOT_FOUND, "Notification does not exist");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	NotificationProblem(String slug, HttpStatus status, String title) {
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
