package io.mirage.platform.evidence;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One answer, and on whose behalf it was asked for.
 *
 * @param at when the source was asked
 * @param sha256 of the answer's bytes as they are in the pack, in hex
 * @param truncated whether the source said more than was kept
 */
public record EvidenceEntry(UUID taskId, String collector, String entityType, String entityValue, @Nullable Instant at,
		@Nullable String outcome, String sha256, long size, String mediaType, boolean truncated) {}
