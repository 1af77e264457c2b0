package io.mirage.events.registry;

import io.mirage.events.collection.CollectorDescriptor;

/** A collector and whether it may be used. */
public record CatalogueEntry(CollectorDescriptor collector, CollectorState state) {}
