/**
 * Tells people what they should know without looking for it: serious findings, finished scans, reports. Keeps the
 * messages and who has read them, and delivers news by rules of their own to mail, chat, trackers and webhooks.
 */
@ApplicationModule(displayName = "Notifications",
		allowedDependencies = {"platform", "events", "events :: auth", "events :: collection", "events :: configuration",
				"events :: correlation", "events :: entities", "events :: notification", "events :: platform",
				"events :: reporting", "events :: scans", "events :: storage", "events :: users"})
@NullMarked
package io.mirage.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
