package io.mirage.scans;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.scans.ScanState;

/**
 * How far one collector of a scan is, as the API shows it.
 *
 * @param failed reported without an answer, those skipped or cancelled not counted
 * @param waitingReason why tasks of it wait, for people; absent if none does
 */
record CollectorProgress(String collector, String name, long planned, long pending, long running, long completed,
		long failed, long skipped, long cancelled, Map<Outcome, Long> outcomes, @Nullable String waitingReason) {

	static CollectorProgress of(Scan scan, Plan.Candidate collector, List<TaskStatistics.Count> counts, ScanProperties limits) {
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
		return new CollectorProgress(collector.id(), collector.name(), states.values().stream().mapToLong(Long::longValue).sum(),
				pending, running, states.getOrDefault(TaskState.COMPLETED, 0L),
				states.getOrDefault(TaskState.FAILED, 0L) + states.getOrDefault(TaskState.RATE_LIMITED, 0L)
						+ states.getOrDefault(TaskState.TIMED_OUT, 0L),
				states.getOrDefault(TaskState.SKIPPED, 0L), states.getOrDefault(TaskState.CANCELLED, 0L), outcomes,
				waitingReason(scan, collector, pending, running, limits));
	}

	private static @Nullable String waitingReason(Scan scan, Plan.Candidate collector, long pending, long running,
			ScanProperties limits) {
		if (pending + running == 0) {
			return null;
		}
		if (scan.isStopping()) {
			return "The scan is stopping.";
		}
		if (scan.course().state() == ScanState.PAUSED) {
			return "The scan is paused.";
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
