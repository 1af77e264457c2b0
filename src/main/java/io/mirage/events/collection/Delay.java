package io.mirage.events.collection;

import java.time.Instant;

/**
 * Why tasks of one collector wait.
 *
 * @param tasks how many
 * @param reason for people; may hold collected text
 * @param until when the first of them is due (UTC)
 */
public record Delay(String collector, long tasks, String reason, Instant until) {}
