package io.mirage.events;

import org.jmolecules.event.types.DomainEvent;

/**
 * Something that happened in one module and that others may build on. Delivered at least once and in no order: a
 * listener is idempotent and commutative. Every event may leave the process as JSON, so fields are only ever added.
 */
public interface MirageEvent extends DomainEvent {

	EventHeader header();
}
