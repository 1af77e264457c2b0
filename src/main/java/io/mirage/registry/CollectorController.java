package io.mirage.registry;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityType;
import io.mirage.events.registry.CollectorState;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** The catalogue belongs to the installation, so every organisation sees the same. */
@RestController
@RequestMapping("/api/v1/collectors")
class CollectorController {

	record CollectorAnswer(String id, String name, String description, String version, CollectorState state,
			Intrusiveness intrusiveness, List<EntityType> consumes, List<EntityType> produces, boolean needsKey, URI sourceUrl,
			long minIntervalMs, long runs, long entities, Map<Outcome, Long> outcomes, @Nullable Long averageMs) {}

	/** @param state active or disabled */
	record StateChoice(@NotBlank String state) {}

	private final Collectors collectors;
	private final CatalogueKeeping catalogue;
	private final CollectorAnalytics analytics;

	CollectorController(Collectors collectors, CatalogueKeeping catalogue, CollectorAnalytics analytics) {
		this.collectors = collectors;
		this.catalogue = catalogue;
		this.analytics = analytics;
	}

	@GetMapping
	@Needs(Permission.MODULE_READ)
	Listing<CollectorAnswer> list(Caller caller) {
		Map<String, CollectorAnalytics.Figures> figures = analytics.figures();
		return Listing.of(collectors.all().stream().map(collector -> answer(collector, figures)).toList());
	}

	@GetMapping("/{id}")
	@Needs(Permission.MODULE_READ)
	CollectorAnswer get(@PathVariable String id, Caller caller) {
		return answer(find(id), analytics.figures());
	}

	@GetMapping("/{id}/versions")
	@Needs(Permission.MODULE_READ)
	Listing<Collectors.CollectorVersion> versions(@PathVariable String id, Caller caller) {
		return Listing.of(collectors.versions(find(id).id()));
	}

	@PatchMapping("/{id}")
	@Needs(Permission.MODULE_WRITE)
	CollectorAnswer decide(@PathVariable String id, @RequestBody @Valid StateChoice decision, Caller caller) {
		catalogue.decide(id, state(decision));
		return answer(find(id), analytics.figures());
	}

	private RegisteredCollector find(String id) {
		return collectors.find(id)
				.orElseThrow(() -> RegistryProblem.UNKNOWN_COLLECTOR.because("There is no collector '" + id + "'."));
	}

	private static CollectorState state(StateChoice decision) {
		return switch (decision.state()) {
			case "active" -> CollectorState.ACTIVE;
			case "disabled" -> CollectorState.DISABLED;
			default -> throw RegistryProblem.INVALID_STATE.because("A collector can be made active or disabled, not '"
					+ decision.state() + "'.");
		};
	}

	private static CollectorAnswer answer(RegisteredCollector collector, Map<String, CollectorAnalytics.Figures> all) {
		CollectorDescriptor descriptor = collector.descriptor();
		CollectorAnalytics.Figures figures = all.getOrDefault(collector.id(), CollectorAnalytics.Figures.NONE);
		return new CollectorAnswer(descriptor.id(), descriptor.name(), descriptor.description(), descriptor.version(),
				collector.state(), descriptor.intrusiveness(), sorted(descriptor.consumes()), sorted(descriptor.produces()),
				descriptor.needsKey(), descriptor.source(), descriptor.minInterval().toMillis(), figures.runs(),
				figures.entities(), figures.outcomes(), figures.averageMillis());
	}

	private static List<EntityType> sorted(Collection<EntityType> types) {
		return types.stream().sorted(Comparator.comparing(EntityType::label)).toList();
	}
}
