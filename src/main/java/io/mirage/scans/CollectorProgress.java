package io.mirage.scans;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Delay;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.scans.ScanState;

/**
 * How far one collector of a scan is, as the API shows it.
 *
 * @param failed reported without an answer, those skipped or cancelled not counted
 * @param delayedUntil when the first task that was put off for its source is due; absent if none was
 * @param waitingReason why tasks of it wait, for people; absent if none does
 */
record CollectorProgress(String collector, String name, long planned, long pending, long running, long completed,
		long failed, long skipped, long cancelled, Map<Outcome, Long> outcomes,
		@Nullable Instant delayedUntil, @Nullable String waitingReason) {

	/** @param delay what collection said of it last, absent if nothing */
	static CollectorProgress of(Scan scan, Plan.Candidate collector, List<TaskStatistics.Count> counts, @Nullable Delay delay,
			Instant now, ScanProperties limits) {
		Map<TaskState, Long> states = new EnumMap<>(TaskState.class);
		Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
		for (TaskStatistics.Count count : counts) {
			states.merge(count.state(), count.tasks(), Long::sum);
			if (count.outcome() != null) {
				outcomes.merge(count.outcome(), count.tasks(), Long::sum);
			}
		}
		long pending = states.getOrDefault(TaskState.PENDING, 0L);
		long running = states.getOrDefault(TaskState.RUNNING, 0L);
		Delay current = delay != null && running > 0 && delay.until().isAfter(now) ? delay : null;
		return new CollectorProgress(collector.id(), collector.name(), states.values().stream().mapToLong(Long::longValue).sum(),
				pending, running, states.getOrDefault(TaskState.COMPLETED, 0L),
				states.getOrDefault(TaskState.FAILED, 0L) + states.getOrDefault(TaskState.RATE_LIMITED, 0L)
						+ states.getOrDefault(TaskState.TIMED_OUT, 0L),
				states.getOrDefault(TaskState.SKIPPED, 0L), states.getOrDefault(TaskState.CANCELLED, 0L), outcomes,
				current == null ? null : current.until(), waitingReason(scan, collector, pending, running, current, limits));
	}

	private static @Nullable String waitingReason(Scan scan, Plan.Candidate collector, long pending, long running,
			@Nullable Delay delay, ScanProperties limits) {
		if (pending + running == 0) {
			return null;
		}
		if (scan.isStopping()) {
			return "The scan is stopping.";
		}
		if (scan.course().state() == ScanState.PAUSED) {
			return "The scan is paused.";
		}
		if (delay != null) {
			return (delay.reason().endsWith(".") ? delay.reason() : delay.reason() + ".") + " " + (delay.tasks() == 1 ? "A task waits" : delay.tasks() + " tasks wait") + " until "
					+ delay.until().truncatedTo(ChronoUnit.SECONDS) + ".";
		}
		if (running > 1 && collector.minIntervalMillis() > 0) {
			return "Its source is asked at most once every " + seconds(collector.minIntervalMillis()) + ".";
		}
		if (pending > 0 && running >= limits.collectorWindow()) {
			return "At most " + limits.collectorWindow() + " tasks of one collector run at a time.";
		}
		return pending > 0 ? "At most " + limits.window() + " tasks of one scan run at a time." : null;
	}

	private static String seconds(long millis) {
		return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
	}
}
