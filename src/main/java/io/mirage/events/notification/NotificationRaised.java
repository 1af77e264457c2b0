package io.mirage.events.notification;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;

/**
 * A message waits for its readers.
 *
 * @param severity of the finding it is about, absent for messages about scans and reports
 */
public record NotificationRaised(EventHeader header, UUID notificationId, String kind, @Nullable Severity severity, String title,
		String body, @Nullable ScanId scanId)
		implements MirageEvent {}
