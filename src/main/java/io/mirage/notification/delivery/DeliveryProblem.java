package io.mirage.notification.delivery;

import org.springframework.http.HttpStatus;

import io.mirage.platform.web.Problem;

/** What can be wrong with a call about deliveries. */
enum DeliveryProblem implements Problem {
	UNKNOWN_DELIVERY("unknown-notification-delivery", HttpStatus.NOT_FOUND, "Delivery does not exist"),
	UNKNOWN_STATE("unknown-notification-delivery-state", HttpStatus.BAD_REQUEST, "No delivery has such a state"),
	STILL_WAITING("notification-delivery-still-waiting", HttpStatus.CONFLICT, "Delivery is waiting already");

	private final String slug;
	private final HttpStatus status;
	private final String title;

	DeliveryProblem(String slug, HttpStatus status, String title) {
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
