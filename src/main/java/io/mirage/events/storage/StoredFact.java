package io.mirage.events.storage;

import java.time.Instant;

import io.mirage.events.entities.EntityRef;

/** An entity that this installation had not seen before, and who found it. */
public record StoredFact(EntityRef entity, String collector, Instant firstSeen) {}
