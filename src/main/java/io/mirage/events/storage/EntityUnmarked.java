package io.mirage.events.storage;

import java.util.UUID;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.users.ProjectId;

/**
 * Somebody took a mark back; final. Not published when a mark expires: everybody knows when that is.
 *
 * @param by name of the account
 */
public record EntityUnmarked(EventHeader header, UUID markId, ProjectId projectId, EntityRef entity, MarkKind kind, String by)
		implements MirageEvent {}
