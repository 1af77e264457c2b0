package io.mirage.storage;

import java.time.Instant;
import java.util.UUID;

import org.jmolecules.ddd.types.ValueObject;
import org.jspecify.annotations.Nullable;

import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;

/**
 * What somebody said of an entity, for every scan of a project.
 *
 * @param text the tag, the note, or the reason why the entity is false
 * @param expiresAt when it stops to count; absent for never
 * @param removedBy who took it back; absent while it stands
 */
record Mark(UUID id, ProjectId projectId, UUID entityId, MarkKind kind, String text, @Nullable Instant expiresAt,
		String createdBy, Instant createdAt, @Nullable String removedBy, @Nullable Instant removedAt) implements ValueObject {}
