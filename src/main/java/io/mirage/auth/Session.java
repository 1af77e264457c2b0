package io.mirage.auth;

import java.util.UUID;

import io.mirage.events.auth.AccountId;

/**
 * A sign-in on one device.
 *
 * @param csrfToken what the browser proves with that its own page asked; worth nothing without the cookie
 */
record Session(UUID id, AccountId accountId, String csrfToken) {}
