package io.mirage.events.platform;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;

/**
 * Keys a process has seen since it last said so.
 *
 * @param lastUsed by id of the key, when it came last
 */
public record ApiKeysUsed(EventHeader header, Map<UUID, Instant> lastUsed) implements MirageEvent {}
