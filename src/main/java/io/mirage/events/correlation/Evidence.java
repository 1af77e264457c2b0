package io.mirage.events.correlation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityRef;

/**
 * What a finding rests on.
 *
 * @param observationId the statement; absent where the evidence is the entity as such
 */
public record Evidence(@Nullable UUID observationId, EntityRef entity) {}
