package io.mirage.scans;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.registry.CollectorState;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;

/** Decides, when a scan starts, which collectors take part, and says of each other one why not. */
@Component
class PlanMaking {

	private static final Duration CATALOGUE_PAUSE = Duration.ofSeconds(2);

	private final Catalogue catalogue;

	PlanMaking(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Who is to take part.
	 *
	 * @param chosen the only collectors the caller wants; empty for all that the profile allows
	 * @param disabled those that the scan's project does without
	 */
	record Choice(Profile profile, Set<String> chosen, Set<String> disabled) {}

	/** @throws io.mirage.platform.web.ProblemException if a chosen collector cannot be used, or nobody can be asked about a
	 *          target */
	Plan make(ScanId id, ScanScope scope, Choice choice) {
		if (catalogue.version().isEmpty()) {
			throw ScanProblem.CATALOGUE_MISSING
					.because("The collector catalogue is not here yet. Try again in a few seconds.").retryAfter(CATALOGUE_PAUSE);
		}
		List<Catalogue.Entry> entries = catalogue.entries();
		requireUsable(entries, scope, choice);
		Plan plan = new Plan(id, scope, entries.stream().map(entry -> candidate(entry, scope, choice)).toList());
		scope.targets().forEach(target -> {
			if (plan.questionsAbout(List.of(KnownEntity.target(target))).isEmpty()) {
				throw ScanProblem.NO_COLLECTOR.because("No active collector of this scan can be asked about " + target.type() + " '"
						+ target.value() + "'. Choose another profile or other collectors.");
			}
		});
		return plan;
	}

	private static Plan.Candidate candidate(Catalogue.Entry entry, ScanScope scope, Choice choice) {
		return new Plan.Candidate(entry.id(), entry.name(), entry.intrusiveness(), entry.consumes(),
				entry.minIntervalMillis(), reason(entry, scope, choice));
	}

	private static @Nullable String reason(Catalogue.Entry entry, ScanScope scope, Choice choice) {
		Profile profile = choice.profile();
		Set<String> chosen = choice.chosen();
		if (entry.state() != CollectorState.ACTIVE) {
			return "The collector is " + entry.state().label() + ".";
		}
		if (choice.disabled().contains(entry.id())) {
			return "The project does without it.";
		}
		if (!scope.intrusiveness().allows(entry.intrusiveness())) {
			return "The profile " + profile.name() + " is " + scope.intrusiveness().label() + ", the collector is "
					+ entry.intrusiveness().label() + ".";
		}
		if (!chosen.isEmpty() && !chosen.contains(entry.id())) {
			return "It is not among the chosen collectors.";
		}
		if (chosen.isEmpty() && !profile.collectors().isEmpty() && !profile.collectors().contains(entry.id())) {
			return "The profile " + profile.name() + " does without it.";
		}
		return null;
	}

	/** What somebody names must work; what a profile brings along is merely left out. */
	private static void requireUsable(List<Catalogue.Entry> entries, ScanScope scope, Choice choice) {
		Map<String, Catalogue.Entry> byId = entries.stream().collect(Collectors.toMap(Catalogue.Entry::id, Function.identity()));
		choice.chosen().stream().sorted().forEach(id -> {
			Catalogue.Entry entry = byId.get(id);
			if (entry == null) {
				throw ScanProblem.UNKNOWN_COLLECTOR.because("There is no collector '" + id + "'.");
			}
			String reason = reason(entry, scope, choice);
			if (reason != null) {
				throw ScanProblem.UNKNOWN_COLLECTOR.because("Collector '" + id + "' cannot take part: " + reason);
			}
		});
	}
}
