package io.mirage.scans;

import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.security.Caller;

/** Says what a scan would do. Asks nobody but the catalogue. */
@Component
class ScanPreviewing {

	private final ScanDrafting drafting;
	private final Catalogue catalogue;

	ScanPreviewing(ScanDrafting drafting, Catalogue catalogue) {
		this.drafting = drafting;
		this.catalogue = catalogue;
	}

	/** @throws io.mirage.platform.web.ProblemException for all that starting the scan would refuse */
	ScanPreview preview(NewScan wanted, Caller caller) {
		ScanDrafting.Draft draft = drafting.draft(wanted, caller);
		Map<String, Catalogue.Entry> entries = catalogue.entries().stream()
				.collect(Collectors.toMap(Catalogue.Entry::id, Function.identity()));
		List<Plan.Question> questions = draft.plan().questionsAbout(draft.seeds());
		Map<String, Long> perCollector = questions.stream().collect(Collectors.groupingBy(Plan.Question::collector, Collectors.counting()));
		Map<String, Integer> hops = firstHops(draft, entries);
		List<ScanPreview.CollectorPreview> steps = draft.plan().collectors().stream().map(collector -> step(collector, entries.get(collector.id()),
				perCollector.getOrDefault(collector.id(), 0L), hops.get(collector.id()))).toList();
		Map<Intrusiveness, Long> classes = new EnumMap<>(Intrusiveness.class);
		steps.stream().filter(step -> step.questions() > 0).forEach(step -> classes.merge(step.intrusiveness(), step.questions(), Long::sum));
		Scan scan = draft.scan();
		ScanTerms terms = scan.terms();
		return new ScanPreview(scan.scope().targets(), scan.order().profile(), scan.scope().intrusiveness(), terms.hopLimit(),
				scan.scope().deny(), new Budget(terms.maxDuration(), terms.maxEntities(), terms.maxRequests()), questions.size(), classes,
				thirdParties(steps), steps);
	}

	/** When a type that a collector is asked about may first be there. What is found depends on the answers, so never "will". */
	private static Map<String, Integer> firstHops(ScanDrafting.Draft draft, Map<String, Catalogue.Entry> entries) {
		Map<String, Integer> hops = new HashMap<>();
		Set<EntityType> types = draft.seeds().stream().map(seed -> seed.ref().type()).collect(Collectors.toCollection(HashSet::new));
		for (int hop = 0; hop <= draft.scan().terms().hopLimit(); hop++) {
			Set<EntityType> found = new HashSet<>();
			for (Plan.Candidate collector : draft.plan().planned()) {
				if (collector.consumes().stream().anyMatch(types::contains)) {
					hops.putIfAbsent(collector.id(), hop);
					Catalogue.Entry entry = entries.get(collector.id());
					found.addAll(entry == null ? Set.of() : entry.produces());
				}
			}
			types.addAll(found);
		}
		return hops;
	}

	private static ScanPreview.CollectorPreview step(Plan.Candidate collector, Catalogue.@Nullable Entry entry, long questions, @Nullable Integer hop) {
		String reason = collector.reason() != null ? collector.reason()
				: hop == null ? "Nothing that it can be asked about can be found within the hop limit." : null;
		return new ScanPreview.CollectorPreview(collector.id(), collector.name(), collector.intrusiveness(), questions, reason == null ? hop : null,
				collector.consumes().stream().sorted().toList(), reason == null ? whoLearns(collector, entry) : null,
				entry == null ? null : entry.source(), entry != null && entry.needsKey(),
				Math.max(0, questions - 1) * collector.minIntervalMillis(), reason);
	}

	private static String whoLearns(Plan.Candidate collector, Catalogue.@Nullable Entry entry) {
		return switch (collector.intrusiveness()) {
			case PASSIVE -> thirdParty(entry) == null ? "the source" : String.valueOf(thirdParty(entry));
			case DNS -> "the name servers that are asked, and those of the target";
			case ACTIVE, AGGRESSIVE -> "the target itself";
		};
	}

	private static @Nullable String thirdParty(Catalogue.@Nullable Entry entry) {
		return entry == null || entry.source() == null ? null : URI.create(entry.source()).getHost();
	}

	private static List<String> thirdParties(Collection<ScanPreview.CollectorPreview> steps) {
		return steps.stream().filter(step -> step.reason() == null && step.intrusiveness() == Intrusiveness.PASSIVE)
				.map(ScanPreview.CollectorPreview::whoLearns).filter(Objects::nonNull).map(Object::toString).distinct().sorted().toList();
	}
}
