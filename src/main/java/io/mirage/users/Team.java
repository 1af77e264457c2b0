package io.mirage.users;

import java.time.Instant;
import java.util.UUID;

import io.mirage.events.OrganisationId;

/** Several people under one name. */
record Team(UUID id, String name, OrganisationId organisationId, Instant createdAt) {}
