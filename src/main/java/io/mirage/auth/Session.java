package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.auth.AccountId;

/**
 * A sign-in on one device.
 *
 * @param csrfToken what the browser proves with that its own page asked; worth nothing without the cookie
 * @param methods how its owner proved who they are (RFC 8176)
 * @param confirmedAt when they last did so
 */
record Session(UUID id, AccountId accountId, String csrfToken, List<String> methods, Instant confirmedAt) {

	Session {
		methods = List.copyOf(methods);
	}

	/** Where somebody signs in from, as far as they tell. */
	record Origin(String address, @Nullable String userAgent) {}
}
