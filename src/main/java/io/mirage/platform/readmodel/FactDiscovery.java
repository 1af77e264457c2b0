package io.mirage.platform.readmodel;

import io.mirage.events.entities.EntityId;

/** Asking about {@code source} brought {@code found} to light. */
public record FactDiscovery(EntityId source, EntityId found) {}
