package io.mirage.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.entities.EntityId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.platform.web.Listing;
import io.mirage.storage.EntityView.AttributeVersion;
import io.mirage.storage.EntityView.Facets;
import io.mirage.storage.EntityView.ObservationView;
import io.mirage.storage.EntityView.RelationshipView;
import io.mirage.storage.EntityView.Step;

/** What is known, who said so, and how a scan came to it. */
@RestController
@RequestMapping("/api/v1")
class EntityController {

	private final Entities entities;
	private final Observations observations;
	private final Relationships relationships;
	private final Explanations explanations;

	EntityController(Entities entities, Observations observations, Relationships relationships, Explanations explanations) {
		this.entities = entities;
		this.observations = observations;
		this.relationships = relationships;
		this.explanations = explanations;
	}

	@GetMapping("/entities")
	@Needs(Permission.DATA_READ)
	CursorPage<EntityView> list(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String type, @RequestParam(required = false) @Nullable String q,
			@RequestParam(defaultValue = "value") String sort, CursorQuery query) {
		return entities.find(new EntityFilter(caller.organisationId(), scan, type, q), order(sort), query);
	}

	@GetMapping("/entities/facets")
	@Needs(Permission.DATA_READ)
	Facets facets(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String type, @RequestParam(required = false) @Nullable String q) {
		return entities.facets(new EntityFilter(caller.organisationId(), scan, type, q));
	}

	@GetMapping("/entities/{id}")
	@Needs(Permission.DATA_READ)
	EntityView entity(Caller caller, @PathVariable UUID id) {
		return entities.findById(caller.organisationId(), new EntityId(id))
				.orElseThrow(() -> StorageProblem.UNKNOWN_ENTITY.because("There is no entity " + id + "."));
	}

	@GetMapping("/entities/{id}/observations")
	@Needs(Permission.DATA_READ)
	CursorPage<ObservationView> observations(Caller caller, @PathVariable UUID id,
			@RequestParam(name = "scan_id", required = false) @Nullable UUID scan, CursorQuery query) {
		entity(caller, id);
		return observations.find(caller.organisationId(), new EntityId(id), scan, query);
	}

	@GetMapping("/entities/{id}/history")
	@Needs(Permission.DATA_READ)
	Listing<AttributeVersion> history(Caller caller, @PathVariable UUID id) {
		entity(caller, id);
		return Listing.of(entities.history(caller.organisationId(), new EntityId(id)));
	}

	@GetMapping("/entities/{id}/explanation")
	@Needs(Permission.DATA_READ)
	Listing<Step> explanation(Caller caller, @PathVariable UUID id, @RequestParam(name = "scan_id") UUID scan) {
		entity(caller, id);
		return Listing.of(explanations.explain(caller.organisationId(), scan, new EntityId(id)));
	}

	@GetMapping("/relationships")
	@Needs(Permission.DATA_READ)
	CursorPage<RelationshipView> relationships(Caller caller,
			@RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(name = "entity_id", required = false) @Nullable UUID entity, CursorQuery query) {
		return relationships.find(caller.organisationId(), scan, entity, query);
	}

	private static Entities.Sort order(String name) {
		List<Entities.Sort> known = List.of(Entities.Sort.values());
		return known.stream().filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
				.orElseThrow(() -> StorageProblem.INVALID_FILTER.because("sort is '" + name + "', not one of "
						+ Arrays.toString(Entities.Sort.values()).toLowerCase(Locale.ROOT) + "."));
	}
}
