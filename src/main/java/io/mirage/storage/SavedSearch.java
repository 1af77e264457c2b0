package io.mirage.storage;

import java.time.Instant;
import java.util.UUID;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.users.ProjectId;

/**
 * A query with a name: a list that is always up to date, because it is asked anew every time.
 *
 * @param createdBy name of the account
 */
record SavedSearch(UUID id, ProjectId projectId, String name, String query, String createdBy, Instant createdAt,
		Instant updatedAt) implements ValueObject {}
