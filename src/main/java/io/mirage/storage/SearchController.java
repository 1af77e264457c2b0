package io.mirage.storage;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.Uuids;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.platform.web.Listing;
import io.mirage.storage.query.QueryParser;

/** Queries that a project keeps under a name. */
@RestController
@RequestMapping("/api/v1/searches")
class SearchController implements TakesQueries {

	/** @param projectId absent for the organisation's oldest project @param query may be empty, for everything */
	record NewSearch(@Nullable UUID projectId, @NotBlank @Size(max = 100) String name,
			@NotNull @Size(max = QueryParser.MAX_LENGTH) String query) {}

	record SearchChange(@NotBlank @Size(max = 100) String name, @NotNull @Size(max = QueryParser.MAX_LENGTH) String query) {}

	private final SavedSearches searches;
	private final StorageProjects projects;
	private final EntityLists entities;
	private final Clock clock;

	SearchController(SavedSearches searches, StorageProjects projects, EntityLists entities, Clock clock) {
		this.searches = searches;
		this.projects = projects;
		this.entities = entities;
		this.clock = clock;
	}

	@GetMapping
	@Needs(Permission.DATA_READ)
	Listing<SavedSearch> list(Caller caller, @RequestParam(name = "project_id", required = false) @Nullable UUID project) {
		return Listing.of(searches.find(caller.organisationId(), project));
	}

	@PostMapping
	@Needs(Permission.DATA_WRITE)
	ResponseEntity<SavedSearch> create(Caller caller, @RequestBody @Valid NewSearch wanted) {
		QueryParser.parse(wanted.query());
		Instant now = now();
		SavedSearch search = new SavedSearch(Uuids.timeOrdered(now), projects.require(caller.organisationId(), wanted.projectId()),
				StorableText.of(wanted.name().strip()), StorableText.of(wanted.query()), caller.username(), now, now);
		searches.add(caller.organisationId(), search);
		return ResponseEntity.created(URI.create("/api/v1/searches/" + search.id())).body(search);
	}

	@GetMapping("/{id}")
	@Needs(Permission.DATA_READ)
	SavedSearch get(Caller caller, @PathVariable UUID id) {
		return searches.findById(caller.organisationId(), id).orElseThrow(() -> unknown(id));
	}

	@PutMapping("/{id}")
	@Needs(Permission.DATA_WRITE)
	SavedSearch change(Caller caller, @PathVariable UUID id, @RequestBody @Valid SearchChange wanted) {
		QueryParser.parse(wanted.query());
		if (!searches.change(caller.organisationId(), id, StorableText.of(wanted.name().strip()), StorableText.of(wanted.query()), now())) {
			throw unknown(id);
		}
		return get(caller, id);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Needs(Permission.DATA_WRITE)
	void delete(Caller caller, @PathVariable UUID id) {
		if (!searches.delete(caller.organisationId(), id)) {
			throw unknown(id);
		}
	}

	/** What the query finds now, in the search's own project. */
	@GetMapping("/{id}/entities")
	@Needs(Permission.DATA_READ)
	CursorPage<EntityView> entities(Caller caller, @PathVariable UUID id, CursorQuery page) {
		SavedSearch search = get(caller, id);
		return entities.find(EntityFilter.of(caller.organisationId(), null, null, null, search.query(), now())
				.within(search.projectId()), Sort.VALUE, page);
	}

	/** As exact as it is stored. */
	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static RuntimeException unknown(UUID id) {
		return StorageProblem.UNKNOWN_SEARCH.because("There is no saved search " + id + ".");
	}
}
