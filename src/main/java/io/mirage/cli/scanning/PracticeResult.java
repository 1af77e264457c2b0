package io.mirage.cli.scanning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import io.mirage.range.GroundTruth;

/** What the modules made of a scan of the practice range, measured by the truth about it. */
public final class PracticeResult {

	private final RemoteScan scan;
	private final GroundTruth truth;

	public PracticeResult(RemoteScan scan, GroundTruth truth) {
		this.scan = scan;
		this.truth = truth;
	}

	/** For people; what cannot be asked is left out. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Truth     " + score());
		scan.part("/visualizations/graph?limit=1&scan_id=" + scan.id()).ifPresent(graph -> lines.add("Graph     %d nodes, %d edges"
				.formatted(graph.path("total_nodes").asLong(), graph.path("total_edges").asLong())));
		scan.part("/exports?scan_id=" + scan.id()).map(exports -> exports.path("data").path(0)).filter(JsonNode::isObject)
				.ifPresent(export -> lines.add("Export    %s, %d lines".formatted(export.path("format").asString(), export.path("lines").asLong())));
		scan.part("/notifications").stream().flatMap(notifications -> notifications.path("data").valueStream())
				.filter(notification -> notification.path("scan_id").asString("").equals(scan.id())).findFirst()
				.ifPresent(notification -> lines.add("Notice    " + notification.path("title").asString()));
		return lines;
	}

	private String score() {
		List<GroundTruth.Claim> claims = new ArrayList<>();
		scan.api().forEach("/entities?scan_id=" + scan.id(), entity -> claims.add(claim(entity)));
		GroundTruth.Score score = truth.score(claims);
		return score + " facts, " + (score.trapped().isEmpty() ? "in no trap" : score.trapped().size() + " traps fallen into");
	}

	private static GroundTruth.Claim claim(JsonNode entity) {
		Map<String, String> attributes = new HashMap<>();
		entity.path("attributes").properties().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asString("")));
		return new GroundTruth.Claim(entity.path("type").asString(), entity.path("value").asString(), attributes);
	}
}
