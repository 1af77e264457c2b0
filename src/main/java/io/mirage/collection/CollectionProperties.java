package io.mirage.collection;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import io.mirage.events.collection.Reliability;

/**
 * How tasks are run.
 *
 * @param concurrency how many tasks one process has in hand at a time; more wait in the database
 * @param collectorConcurrency how many of those may belong to one collector, so that a slow source does not take all
 *            places
 * @param taskTimeout how long an attempt may take before it is interrupted and the task ends as timed out
 * @param maxAttempts how often a task is started before it is given up
 * @param retryPause least pause before a second attempt; it doubles with each further one
 * @param maxPause longest pause that a source may ask for; a task that would have to wait longer ends as rate limited
 * @param rawSize how much of a raw answer is kept; the rest is cut off and the answer marked as truncated
 * @param checkInterval how often a process looks for what others left behind: tasks of dead processes, stopped scans
 * @param maxBacklog how many events may wait for this process's listeners before it starts no further tasks until fewer do
 * @param unreachableAttempts how often a task is started whose source, a third party, cannot be reached
 * @param shutdownPatience how long a stopping process waits for running tasks before it gives them back regardless
 * @param reliability how far sources are trusted, by collector and from A to F; one that is not named here counts as A if
 *            it looks at the target or its name servers itself, and as F, cannot be judged, if it passes on what a third
 *            party says
 */
@Validated
@ConfigurationProperties("mirage.collection")
record CollectionProperties(
		@DefaultValue("128") @Min(1) @Max(10_000) int concurrency,
		@DefaultValue("32") @Min(1) @Max(10_000) int collectorConcurrency,
		@DefaultValue("5m") Duration taskTimeout,
		@DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
		@DefaultValue("2s") Duration retryPause,
		@DefaultValue("10m") Duration maxPause,
		@DefaultValue("1MB") DataSize rawSize,
		@DefaultValue("5s") Duration checkInterval,
		@DefaultValue("64") @Min(1) int maxBacklog,
		@DefaultValue("2") @Min(1) @Max(100) int unreachableAttempts,
		@DefaultValue("10s") Duration shutdownPatience,
		@DefaultValue Map<String, Reliability> reliability) {}
