package io.mirage.events.platform;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A process needs the present state of something that it does not own; the owner publishes it again.
 *
 * @param event simple name of the event that carries the state, for example {@code SigningKeyPublished}
 */
public record RepublishRequested(EventHeader header, String event, String requestedBy) implements MirageEvent {}
