package io.mirage.scans;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.Outcome;
import io.mirage.events.scans.CollectorCoverage;

/** States for every collector what a scan could see through it, and why not where it could not. */
@Component
class Coverage {

	private final Plans plans;
	private final TaskStatistics statistics;

	Coverage(Plans plans, TaskStatistics statistics) {
		this.plans = plans;
		this.statistics = statistics;
	}

	/**
	 * Every task accounted for.
	 *
	 * @param unasked planned, and dropped or cancelled before there was an answer
	 * @param open not yet ended
	 */
	record Statement(CollectorCoverage coverage, long unasked, long open) {}

	List<Statement> statements(Scan scan) {
		Map<String, List<TaskStatistics.Count>> counts = statistics.byCollector(scan.id());
		return plans.of(scan).collectors().stream().map(collector -> {
			List<TaskStatistics.Count> own = counts.getOrDefault(collector.id(), List.of());
			return new Statement(of(scan, collector, own),
					tasks(own, count -> count.outcome() == null && count.state().isFinal()), tasks(own, count -> !count.state().isFinal()));
		}).toList();
	}

	private static long tasks(List<TaskStatistics.Count> counts, Predicate<TaskStatistics.Count> which) {
		return counts.stream().filter(which).mapToLong(TaskStatistics.Count::tasks).sum();
	}

	List<CollectorCoverage> of(Scan scan) {
		Map<String, List<TaskStatistics.Count>> counts = statistics.byCollector(scan.id());
		return plans.of(scan).collectors().stream()
				.map(collector -> of(scan, collector, counts.getOrDefault(collector.id(), List.of())))
				.toList();
	}

	private static CollectorCoverage of(Scan scan, Plan.Candidate collector, List<TaskStatistics.Count> counts) {
		Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
		boolean asked = false;
		for (TaskStatistics.Count count : counts) {
			asked |= count.asked() > 0;
			if (count.outcome() != null) {
				outcomes.merge(count.outcome(), count.tasks(), Long::sum);
			}
		}
		return new CollectorCoverage(collector.id(), collector.name(), outcomes, asked,
				asked ? null : reason(scan, collector, counts.isEmpty()));
	}

	private static @Nullable String reason(Scan scan, Plan.Candidate collector, boolean nothingPlanned) {
		if (collector.reason() != null) {
			return collector.reason();
		}
		Scan.Course course = scan.course();
		boolean endedEarly = course.failure() != null || scan.isStopping();
		if (!nothingPlanned) {
			return endedEarly || course.state().isFinal() ? "The scan ended before it was asked." : "It has not been asked yet.";
		}
		return "No entity of its types was found within the scan's scope and hop limit"
				+ (endedEarly ? " before the scan ended." : ".");
	}
}
