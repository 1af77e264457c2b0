package io.mirage.visualization;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import io.mirage.events.scans.ScanId;

/**
 * How somebody looked at a scan.
 *
 * @param kind the screen: {@code graph}, {@code timeline}, {@code map} or {@code charts}
 * @param state what that screen needs to show the same again, only it understands it
 * @param createdBy name of the account
 */
record SavedView(UUID id, ScanId scanId, String name, String kind, JsonNode state, String createdBy, Instant createdAt,
		Instant updatedAt) {}
