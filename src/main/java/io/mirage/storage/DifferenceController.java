package io.mirage.storage;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.entities.EntityType;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.CursorPage;
import io.mirage.platform.web.CursorQuery;
import io.mirage.storage.Difference.Change;
import io.mirage.storage.Difference.DifferenceSummary;

/** What changed between two scans, or between two dates of a project. */
@RestController
@RequestMapping("/api/v1/differences")
class DifferenceController {

	private final Sides sides;
	private final Differences differences;
	private final RelationshipDifferences relationships;

	DifferenceController(Sides sides, Differences differences, RelationshipDifferences relationships) {
		this.sides = sides;
		this.differences = differences;
		this.relationships = relationships;
	}

	/**
	 * @param before a scan's id or a date
	 * @param after a scan's id or a date
	 * @param change new, gone, changed or not_looked_at
	 * @param project for dates; absent for the organisation's oldest project
	 */
	@GetMapping
	@Needs(Permission.DATA_READ)
	CursorPage<Difference> list(Caller caller, @RequestParam String before, @RequestParam String after,
			@RequestParam String change, @RequestParam(required = false) @Nullable String type,
			@RequestParam(name = "project_id", required = false) @Nullable UUID project, CursorQuery query) {
		if (type != null && EntityType.find(type).isEmpty()) {
			throw StorageProblem.INVALID_FILTER.because("'" + type + "' is not an entity type.");
		}
		return differences.find(sides.of(caller.organisationId(), before, after, project), Change.of(change), type, query);
	}

	/** How many of each. */
	@GetMapping("/summary")
	@Needs(Permission.DATA_READ)
	DifferenceSummary summary(Caller caller, @RequestParam String before, @RequestParam String after,
			@RequestParam(name = "project_id", required = false) @Nullable UUID project) {
		return differences.summary(sides.of(caller.organisationId(), before, after, project));
	}

	/** Which relationships differ; change is new, gone or not_looked_at. */
	@GetMapping("/relationships")
	@Needs(Permission.DATA_READ)
	CursorPage<RelationshipDifferences.Changed> relationships(Caller caller, @RequestParam String before, @RequestParam String after,
			@RequestParam String change, @RequestParam(name = "project_id", required = false) @Nullable UUID project, CursorQuery query) {
		return relationships.find(sides.of(caller.organisationId(), before, after, project), Change.of(change), query);
	}

	/** How many relationships of each. */
	@GetMapping("/relationships/summary")
	@Needs(Permission.DATA_READ)
	RelationshipDifferences.Summary relationshipSummary(Caller caller, @RequestParam String before, @RequestParam String after,
			@RequestParam(name = "project_id", required = false) @Nullable UUID project) {
		return relationships.summary(sides.of(caller.organisationId(), before, after, project));
	}
}
