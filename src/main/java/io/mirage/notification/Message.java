package io.mirage.notification;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.notification.NotificationRaised;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.StorableText;

/**
 * Something people should know.
 *
 * @param id derived from what it is about, so that the same news is the same message
 * @param kind findings, scan_finished or report_written
 * @param severity of the findings; absent for other kinds
 * @param title may contain collected, hence hostile, text, as may {@code body}; both are plain text
 */
record Message(UUID id, OrganisationId organisationId, @Nullable ScanId scanId, String kind, @Nullable Severity severity,
		String title, String body, Instant createdAt) {

	Message {
		title = StorableText.of(title);
		body = StorableText.of(body);
	}

	NotificationRaised raised(EventHeader header) {
		return new NotificationRaised(header, id, kind, severity, title, body, scanId);
	}
}
