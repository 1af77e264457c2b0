package io.mirage.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import io.mirage.storage.EntityView.ExplanationStep;
import io.mirage.storage.EntityView.Facets;
import io.mirage.storage.EntityView.ObservationView;
import io.mirage.storage.EntityView.RelationshipView;
import io.mirage.storage.query.Completion;
import io.mirage.storage.query.QueryParser;

/** What is known, who said so, and how a scan came to it. */
@RestController
@RequestMapping("/api/v1")
class EntityController implements TakesQueries {

	/** @param from where the text begins that an option takes the place of, in UTF-16 units @param to where it ends */
	record Completions(int from, int to, List<Completion.Option> options) {}

	private final Entities entities;
	private final EntityLists search;
	private final Observations observations;
	private final Relationships relationships;
	private final Explanations explanations;
	private final Sightings sightings;
	private final EntityExport export;
	private final Vocabulary vocabulary;
	private final Clock clock;

	EntityController(Entities entities, EntityLists search, Observations observations, Relationships relationships, Explanations explanations,
			Sightings sightings, EntityExport export, Vocabulary vocabulary, Clock clock) {
		this.sightings = sightings;
		this.export = export;
		this.vocabulary = vocabulary;
		this.clock = clock;
		this.entities = entities;
		this.search = search;
		this.observations = observations;
		this.relationships = relationships;
		this.explanations = explanations;
	}

	/** @param query in the query language of docs/query-language.md */
	@GetMapping("/entities")
	@Needs(Permission.DATA_READ)
	CursorPage<EntityView> list(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String type, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String query,
			@RequestParam(defaultValue = "value") String sort, CursorQuery page) {
		return search.find(filter(caller, scan, type, q, query), order(sort), page);
	}

	@GetMapping("/entities/facets")
	@Needs(Permission.DATA_READ)
	Facets facets(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String type, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String query) {
		return search.facets(filter(caller, scan, type, q, query));
	}

	/** All that the list would show, as a file, but for what people have called false. */
	@GetMapping("/entities/export")
	@Needs(Permission.DATA_READ)
	void export(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String type, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String query,
			@RequestParam(defaultValue = "csv") String format, HttpServletResponse response) throws IOException {
		EntityFilter filter = filter(caller, scan, type, q, query).forOthers();
		ExportFormat chosen = ExportFormat.of(format);
		response.setContentType(chosen.contentType());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("entities." + chosen.label()).build().toString());
		try (OutputStream out = new BufferedOutputStream(response.getOutputStream())) {
			export.write(filter, chosen, out);
		}
	}

	/** @param cursor where the next character would go, in UTF-16 units; absent for the query's end */
	@GetMapping("/entities/query/completions")
	@Needs(Permission.DATA_READ)
	Completions completions(Caller caller, @RequestParam(defaultValue = "") String query,
			@RequestParam(required = false) @Nullable Integer cursor) {
		if (query.length() > QueryParser.MAX_LENGTH) {
			throw StorageProblem.INVALID_FILTER.because("query has more than " + QueryParser.MAX_LENGTH + " characters.");
		}
		Completion completion = Completion.at(query, cursor == null ? query.length() : cursor);
		return new Completions(completion.from(), completion.to(), vocabulary.options(caller.organisationId(), completion));
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

	/** Scan by scan, who saw it and who looked and did not. */
	@GetMapping("/entities/{id}/sightings")
	@Needs(Permission.DATA_READ)
	Listing<Sightings.Sighting> sightings(Caller caller, @PathVariable UUID id) {
		entity(caller, id);
		return Listing.of(sightings.of(caller.organisationId(), new EntityId(id)));
	}

	@GetMapping("/entities/{id}/explanation")
	@Needs(Permission.DATA_READ)
	Listing<ExplanationStep> explanation(Caller caller, @PathVariable UUID id, @RequestParam(name = "scan_id") UUID scan) {
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

	private EntityFilter filter(Caller caller, @Nullable UUID scan, @Nullable String type, @Nullable String q,
			@Nullable String query) {
		return EntityFilter.of(caller.organisationId(), scan, type, q, query, clock.instant());
	}

	private static Sort order(String name) {
		List<Sort> known = List.of(Sort.values());
		return known.stream().filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
				.orElseThrow(() -> StorageProblem.INVALID_FILTER.because("sort is '" + name + "', not one of "
						+ Arrays.toString(Sort.values()).toLowerCase(Locale.ROOT) + "."));
	}
}
