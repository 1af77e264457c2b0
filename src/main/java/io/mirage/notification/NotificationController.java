package io.mirage.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** The messages of the caller's organisation; what is read is everybody's own affair, so every role may mark it. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {

	record NotificationAnswer(UUID id, String kind, @Nullable Severity severity, String title, String body,
			@Nullable ScanId scanId, Instant createdAt, @Nullable Instant readAt) {

		static NotificationAnswer of(Messages.Read read) {
			Message message = read.message();
			return new NotificationAnswer(message.id(), message.kind(), message.severity(), message.title(), message.body(),
					message.scanId(), message.createdAt(), read.readAt());
		}
	}

	record UnreadCount(long unread) {}

	private final Messages messages;
	private final Clock clock;

	NotificationController(Messages messages, Clock clock) {
		this.messages = messages;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.NOTIFICATION_READ)
	Page<NotificationAnswer> list(@RequestParam(defaultValue = "false") boolean unread, PageQuery page, Caller caller) {
		return Page.of(messages.page(caller, unread, page).stream().map(NotificationAnswer::of).toList(),
				messages.count(caller, unread), page);
	}

	@GetMapping("/unread-count")
	@Needs(Permission.NOTIFICATION_READ)
	UnreadCount unreadCount(Caller caller) {
		return new UnreadCount(messages.count(caller, true));
	}

	@PostMapping("/{id}/read")
	@Needs(Permission.NOTIFICATION_READ)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void markRead(@PathVariable UUID id, Caller caller) {
		if (!messages.exists(id, caller.organisationId())) {
			throw NotificationProblem.UNKNOWN_NOTIFICATION.because("There is no notification " + id + ".");
		}
		messages.markRead(id, caller, clock.instant());
	}

	@PostMapping("/read")
	@Needs(Permission.NOTIFICATION_READ)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void markAllRead(Caller caller) {
		messages.markRead(null, caller, clock.instant());
	}
}
