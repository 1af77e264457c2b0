package io.mirage.visualization;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
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

/** The graph of a scan, running ones included. */
@RestController
@RequestMapping("/api/v1/visualizations/graph")
class GraphController {

	private static final int MAX_NODES = 10_000;
	/** What a browser can draw; the nodes of a larger answer would be buried anyway. */
	private static final int MAX_EDGES = 50_000;

	/** @param truncated whether nodes or edges are left out; the totals say how many there are */
	record GraphAnswer(ScanId scanId, boolean complete, int totalNodes, int totalEdges, boolean truncated, List<Node> nodes,
			List<Edge> edges) {}

	private final Pictures pictures;
	private final GraphExport export;

	GraphController(Pictures pictures, GraphExport export) {
		this.pictures = pictures;
		this.export = export;
	}

	@GetMapping
	@Needs(Permission.DATA_READ)
	GraphAnswer graph(@RequestParam("scan_id") ScanId scan, @RequestParam(defaultValue = "2000") int limit, Caller caller) {
		if (limit < 1 || limit > MAX_NODES) {
			throw VisualizationProblem.INVALID_LIMIT.because("limit is " + limit + ", not a number from 1 to " + MAX_NODES + ".");
		}
		Picture picture = pictures.of(scan, caller.organisationId());
		List<Node> nodes = picture.nodes(0, limit);
		List<Edge> edges = picture.edges(limit, 0, MAX_EDGES);
		boolean truncated = nodes.size() < picture.totalNodes() || edges.size() < picture.totalEdges();
		return new GraphAnswer(scan, picture.complete(), picture.totalNodes(), picture.totalEdges(), truncated, nodes, edges);
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
