package io.mirage.events.platform;

import java.net.URI;
import java.util.Set;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * A process lives; sent every five seconds.
 *
 * @param unit the deployment unit it belongs to: replicas share it
 * @param uri where its API answers
 * @param draining true when it is about to leave and wants no new work
 */
public record InstanceHeartbeat(EventHeader header, String instanceId, String unit, Set<String> modules, URI uri, String version,
		boolean draining)
		implements MirageEvent {}
