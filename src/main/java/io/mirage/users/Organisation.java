package io.mirage.users;

import java.time.Instant;

import io.mirage.events.OrganisationId;

/** A tenant: what one organisation has no other one sees. */
record Organisation(OrganisationId id, String name, Instant createdAt) {}
