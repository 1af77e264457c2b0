package io.mirage.events.scans;

import io.mirage.events.entities.EntityRef;

/**
 * One question to ask.
 *
 * @param collector id of the collector that asks
 * @param entity what it asks about
 * @param distance hops from the nearest target, 0 for a target itself
 * @param inScope whether the entity lies within a target; if not, only third parties may be asked about it
 * @param priority lower runs earlier
 */
public record PlannedTask(TaskId taskId, String collector, EntityRef entity, int distance, boolean inScope, int priority) {}
