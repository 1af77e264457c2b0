package io.mirage.correlation;

import java.util.UUID;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.correlation.GraphAnswer.Neighbourhood;
import io.mirage.correlation.GraphAnswer.Path;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;

/** How things in one scan are connected. */
@RestController
@RequestMapping("/api/v1/graph")
class GraphController {

	private final GraphSearch search;

	GraphController(GraphSearch search) {
		this.search = search;
	}

	@GetMapping("/path")
	@Needs(Permission.DATA_READ)
	Path path(Caller caller, @RequestParam(name = "scan_id") UUID scan, @RequestParam UUID from, @RequestParam UUID to) {
		return search.path(caller.organisationId(), new ScanId(scan), new EntityId(from), new EntityId(to));
	}

	@GetMapping("/neighbours")
	@Needs(Permission.DATA_READ)
	Neighbourhood neighbours(Caller caller, @RequestParam(name = "scan_id") UUID scan,
			@RequestParam(name = "entity_id") UUID entity, @RequestParam(defaultValue = "1") int depth) {
		return search.neighbours(caller.organisationId(), new ScanId(scan), new EntityId(entity), depth);
	}
}
