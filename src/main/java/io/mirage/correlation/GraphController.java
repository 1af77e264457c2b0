package io.mirage.correlation;

import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.correlation.GraphAnalysis.Analysis;
import io.mirage.correlation.GraphAnswer.Neighbourhood;
import io.mirage.correlation.GraphAnswer.Path;
import io.mirage.correlation.GraphAnswer.Paths;
import io.mirage.correlation.SimilarEntities.Similar;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** How things in one scan are connected. */
@RestController
@RequestMapping("/api/v1/graph")
class GraphController {

	private static final int MAX_NODES = 1000;

	private final GraphSearch search;
	private final GraphAnalysis analysis;

	GraphController(GraphSearch search, GraphAnalysis analysis) {
		this.search = search;
		this.analysis = analysis;
	}

	/**
	 * Who is central, what belongs together, what falls apart without whom.
	 *
	 * @param sort page_rank, betweenness or degree
	 * @param community only nodes of that community; absent for all
	 */
	@GetMapping("/analysis")
	@Needs(Permission.DATA_READ)
	Analysis analysis(Caller caller, @RequestParam(name = "scan_id") UUID scan,
			@RequestParam(defaultValue = "page_rank") String sort, @RequestParam(defaultValue = "-1") int community,
			@RequestParam(defaultValue = "100") int limit) {
		if (limit < 1 || limit > MAX_NODES) {
			throw CorrelationProblem.INVALID_FILTER.because("limit is " + limit + ", not 1 to " + MAX_NODES + ".");
		}
		return analysis.of(caller.organisationId(), new ScanId(scan), GraphAnalysis.Order.of(sort), community, limit);
	}

	@GetMapping("/path")
	@Needs(Permission.DATA_READ)
	Path path(Caller caller, @RequestParam(name = "scan_id") UUID scan, @RequestParam UUID from, @RequestParam UUID to) {
		return search.path(caller.organisationId(), new ScanId(scan), new EntityId(from), new EntityId(to));
	}

	/** The shortest paths, each through other entities. */
	@GetMapping("/paths")
	@Needs(Permission.DATA_READ)
	Paths paths(Caller caller, @RequestParam(name = "scan_id") UUID scan, @RequestParam UUID from, @RequestParam UUID to,
			@RequestParam(defaultValue = "3") int limit) {
		return search.paths(caller.organisationId(), new ScanId(scan), new EntityId(from), new EntityId(to), limit);
	}

	/** What may be the same as the entity or of the same hands, and why. */
	@GetMapping("/similar")
	@Needs(Permission.DATA_READ)
	Listing<Similar> similar(Caller caller, @RequestParam(name = "scan_id") UUID scan, @RequestParam(name = "entity_id") UUID entity,
			@RequestParam(defaultValue = "20") int limit) {
		return Listing.of(search.similar(caller.organisationId(), new ScanId(scan), new EntityId(entity), limit));
	}

	@GetMapping("/neighbours")
	@Needs(Permission.DATA_READ)
	Neighbourhood neighbours(Caller caller, @RequestParam(name = "scan_id") UUID scan,
			@RequestParam(name = "entity_id") UUID entity, @RequestParam(defaultValue = "1") int depth) {
		return search.neighbours(caller.organisationId(), new ScanId(scan), new EntityId(entity), depth);
	}
}
