package io.mirage.events.discovery;

import java.net.URI;
import java.util.Set;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * An instance came up, went down or is leaving.
 *
 * @param uri where its API answers
 * @param state up, down, starting or draining
 */
public record InstanceStateChanged(EventHeader header, String instanceId, Set<String> modules, URI uri, String state)
		implements MirageEvent {}
