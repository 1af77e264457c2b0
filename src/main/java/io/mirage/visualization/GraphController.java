package io.mirage.visualization;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.visualization.Clusters.Overview;

/** The graph of a scan, running ones included. */
@RestController
@RequestMapping("/api/v1/visualizations/graph")
class GraphController {

	private static final int MAX_NODES = 10_000;
	private static final int MAX_CLUSTERS = 2000;
	/** What a browser can draw; the nodes of a larger answer would be buried anyway. */
	private static final int MAX_EDGES = 50_000;

	/** @param truncated whether nodes or edges are left out; the totals say how many there are */
	record GraphAnswer(ScanId scanId, boolean complete, int totalNodes, int totalEdges, boolean truncated, List<Node> nodes,
			List<Edge> edges) {}

	private final Pictures pictures;
	private final Clusters clusters;
	private final GraphExport export;

	GraphController(Pictures pictures, Clusters clusters, GraphExport export) {
		this.pictures = pictures;
		this.clusters = clusters;
		this.export = export;
	}

	/**
	 * @param at what was known then, every node in its place; absent for all
	 * @param type only these types @param q what value or a tag contains @param degree at least so many relationships
	 * @param cluster only the members of that one
	 */
	@GetMapping
	@Needs(Permission.DATA_READ)
	GraphAnswer graph(@RequestParam("scan_id") ScanId scan, @RequestParam(defaultValue = "2000") int limit,
			@RequestParam(name = "as_of", required = false) @Nullable String at, @RequestParam(defaultValue = "") List<String> type,
			@RequestParam(defaultValue = "") String q, @RequestParam(name = "min_degree", defaultValue = "0") int degree,
			@RequestParam(defaultValue = "") String cluster, Caller caller) {
		if (limit < 1 || limit > MAX_NODES) {
			throw VisualizationProblem.INVALID_LIMIT.because("limit is " + limit + ", not a number from 1 to " + MAX_NODES + ".");
		}
		Instant then = When.parse("as_of", at);
		Picture picture = pictures.of(scan, caller.organisationId(), then, GraphFilter.of(type, q, degree, cluster));
		List<Node> nodes = picture.nodes(0, limit);
		List<Edge> edges = picture.edges(limit, 0, MAX_EDGES);
		boolean truncated = nodes.size() < picture.totalNodes() || edges.size() < picture.totalEdges();
		return new GraphAnswer(scan, picture.complete(), picture.totalNodes(), picture.totalEdges(), truncated, nodes, edges);
	}

	/** @param limit the finest level with at most so many clusters is shown */
	@GetMapping("/clusters")
	@Needs(Permission.DATA_READ)
	Overview clusters(@RequestParam("scan_id") ScanId scan, @RequestParam(defaultValue = "300") int limit, Caller caller) {
		if (limit < 1 || limit > MAX_CLUSTERS) {
			throw VisualizationProblem.INVALID_LIMIT.because("limit is " + limit + ", not a number from 1 to " + MAX_CLUSTERS + ".");
		}
		return clusters.overview(scan, pictures.of(scan, caller.organisationId()), limit);
	}

	/** Writes all of the graph, portion by portion; no connection to the store is held while the caller reads. */
	@GetMapping("/export")
	@Needs(Permission.DATA_READ)
	void export(@RequestParam("scan_id") ScanId scan, @RequestParam(defaultValue = "json") String format, Caller caller,
			HttpServletResponse response) throws IOException {
		GraphFormat wanted = GraphFormat.find(format).orElseThrow(() -> VisualizationProblem.UNKNOWN_FORMAT
				.because("format is '" + format + "', not one of " + GraphFormat.labels() + "."));
		Picture picture = pictures.of(scan, caller.organisationId());
		response.setContentType(wanted.contentType());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
				.filename("graph-" + scan + "." + wanted.label()).build().toString());
		try (OutputStream out = new BufferedOutputStream(response.getOutputStream())) {
			export.write(wanted, scan, picture, out);
		}
	}
}
