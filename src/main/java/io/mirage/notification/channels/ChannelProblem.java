package io.mirage.notification.channels;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call about channels. */
enum ChannelProblem implements Problem {
	UNKNOWN_CHANNEL("unknown-notification-channel", HttpStatus.NOT_FOUND, "Channel does not exist"),
	INVALID_CHANNEL("invalid-notification-channel", HttpStatus.BAD_REQUEST, "Channel cannot work like this"),
	NAME_TAKEN("notification-channel-name-taken", HttpStatus.CONFLICT, "Another channel has this name"),
	SECRET_NEEDED("notification-channel-secret-needed", HttpStatus.BAD_REQUEST, "The secret has to be given again");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	ChannelProblem(String slug, HttpStatus status, String title) {
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
