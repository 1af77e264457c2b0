package io.mirage.scans;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of scans.
 *
 * @param maxTargets how many targets one scan may have; a request with more is refused
 * @param maxDuration how long a scan may run, pauses not counted, before it ends as timed out; a caller may ask for less
 * @param maxEntities how many entities one scan may find before it ends as timed out; the last batch may exceed it
 * @param maxRequests how many outbound calls one scan may make before it ends as timed out; the tasks in hand at that
 *            moment may exceed it
 * @param window how many tasks of one scan may be with collection at a time
 * @param collectorWindow how many of those may belong to one collector, so that a slow source does not fill the window
 * @param progressInterval least time between two announcements of one scan's progress
 * @param resendAfter how long a task may be with collection without a result before it is handed out again; harmless for
 *            a task that merely waits its turn
 * @param checkInterval how often unfinished scans are looked at for used-up budgets and overdue tasks
 * @param keepIdempotencyKeys how long a repeated request is recognised by its Idempotency-Key
 */
@Validated
@ConfigurationProperties("mirage.scans")
record ScanProperties(
		@DefaultValue("500") @Min(1) int maxTargets,
		@DefaultValue("6h") Duration maxDuration,
		@DefaultValue("200000") @Min(1) long maxEntities,
		@DefaultValue("2000000") @Min(1) long maxRequests,
		@DefaultValue("1000") @Min(1) @Max(100_000) int window,
		@DefaultValue("300") @Min(1) @Max(100_000) int collectorWindow,
		@DefaultValue("300ms") Duration progressInterval,
		@DefaultValue("15m") Duration resendAfter,
		@DefaultValue("5s") Duration checkInterval,
		@DefaultValue("24h") Duration keepIdempotencyKeys) {}
