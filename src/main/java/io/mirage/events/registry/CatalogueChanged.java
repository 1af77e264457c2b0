package io.mirage.events.registry;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * The whole catalogue after a change, or on request.
 *
 * @param version grows with every change; a listener ignores what is older than what it knows
 */
public record CatalogueChanged(EventHeader header, long version, List<CatalogueEntry> entries) implements MirageEvent {}
