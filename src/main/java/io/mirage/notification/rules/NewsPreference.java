package io.mirage.notification.rules;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;
import io.mirage.notification.channels.News;

/**
 * How somebody wants to be told by their own rules, whatever these say.
 *
 * @param muted not at all
 * @param minimumSeverity of findings; all else is told
 * @param quiet absent for none
 */
record NewsPreference(@Nullable Boolean muted, @Nullable Severity minimumSeverity, @Nullable QuietHours quiet) {

	static final NewsPreference NONE = new NewsPreference(null, null, null);

	boolean admits(News news) {
		return !Boolean.TRUE.equals(muted) && (minimumSeverity == null || news.severity() == null || news.severity().compareTo(minimumSeverity) >= 0);
	}
}
