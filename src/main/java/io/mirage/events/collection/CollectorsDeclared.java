package io.mirage.events.collection;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * The collectors this installation can run; published at every start of a process that runs collection.
 */
public record CollectorsDeclared(EventHeader header, List<CollectorDescriptor> collectors) implements MirageEvent {}
