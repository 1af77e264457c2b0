package io.mirage.notification.rules;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;

/**
 * When a rule's news is told.
 *
 * @param aggregate how long is waited for more, to tell it together; absent to tell at once
 * @param digest instead: at fixed times
 * @param repeatAfter for how long the same, found again, is not told again; absent to tell it every time
 */
record Timing(@Nullable Duration aggregate, @Nullable Digest digest, @Nullable QuietHours quiet, @Nullable Duration repeatAfter) {

	static final Timing AT_ONCE = new Timing(null, null, null, null);

	/** @param own the receiver's quiet hours, beside the rule's; absent for none */
	Instant due(Instant now, @Nullable Severity severity, @Nullable QuietHours own) {
		Instant due = digest != null ? digest.next(now) : aggregate != null ? now.plus(aggregate) : now;
		due = quiet == null ? due : quiet.after(due, severity);
		return own == null ? due : own.after(due, severity);
	}
}
