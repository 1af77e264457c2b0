package io.mirage.events.storage;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.users.ProjectId;

/**
 * Somebody marked an entity, for all scans of a project. May arrive after the {@link EntityUnmarked} that takes it back.
 *
 * @param markId identity of this mark; marking again after taking back is another one
 * @param text the tag, the note, or the reason why it is false
 * @param by name of the account
 * @param expiresAt when the mark stops to count; absent for never
 */
public record EntityMarked(EventHeader header, UUID markId, ProjectId projectId, EntityRef entity, MarkKind kind, String text,
		String by, @Nullable Instant expiresAt) implements MirageEvent {}
