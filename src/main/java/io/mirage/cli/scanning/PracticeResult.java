package io.mirage.cli.scanning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.mirage.range.GroundTruth;

/** What the modules made of a scan of the practice range, measured by the truth about it. */
public final class PracticeResult {

	/** What is made of a complete scan besides the report, at the same time. */
	private static final Patience SOON = new Patience(Duration.ofSeconds(15), Duration.ofMillis(200));

	private static final int MOST_NAMED = 5;

	private final RemoteScan scan;
	private final GroundTruth truth;

	public PracticeResult(RemoteScan scan, GroundTruth truth) {
		this.scan = scan;
		this.truth = truth;
	}

	/** For people; what cannot be asked, or is not there in time, is left out. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("Truth     " + score());
		scan.part("/visualizations/graph?limit=1&scan_id=" + scan.id()).ifPresent(graph -> lines.add("Graph     %d nodes, %d edges"
				.formatted(graph.path("total_nodes").asLong(), graph.path("total_edges").asLong())));
		firstOfScan("/exports?scan_id=" + scan.id()).ifPresent(export -> lines.add("Export    %s, %d lines"
				.formatted(export.path("format").asString(), export.path("lines").asLong())));
		firstOfScan("/notifications").ifPresent(notification -> lines.add("Notice    " + notification.path("title").asString()));
		return lines;
	}

	private Optional<JsonNode> firstOfScan(String list) {
		Supplier<Optional<JsonNode>> first = () -> scan.part(list).stream().flatMap(page -> page.path("data").valueStream())
				.filter(entry -> entry.path("scan_id").asString("").equals(scan.id())).findFirst();
		return scan.part(list).isEmpty() ? Optional.empty() : SOON.untilPresent(first);
	}

	private String score() {
		List<GroundTruth.Claim> claims = new ArrayList<>();
		scan.api().forEach("/entities?scan_id=" + scan.id(), entity -> claims.add(claim(entity)));
		GroundTruth.Score score = truth.limitedTo(collectors(), hops()).score(claims);
		String missing = score.missing().stream().limit(MOST_NAMED).map(fact -> fact.entity().type() + " " + fact.entity().value()).collect(Collectors.joining(", "));
		return score + " facts, " + (score.trapped().isEmpty() ? "in no trap" : score.trapped().size() + " traps fallen into")
				+ (missing.isEmpty() ? "" : ", without " + missing);
	}

	/** What is found at the last hop is not asked about any more. */
	private int hops() {
		return scan.part("/scans/" + scan.id()).map(found -> found.path("hop_limit").asInt() + 1).orElse(Integer.MAX_VALUE);
	}

	/** What no collector of this installation can find is not missing from its scan. */
	private Set<String> collectors() {
		Set<String> collectors = new HashSet<>();
		scan.api().forEach("/collectors", collector -> collectors.add(collector.path("id").asString()));
		return collectors;
	}

	private static GroundTruth.Claim claim(JsonNode entity) {
		Map<String, String> attributes = new HashMap<>();
		entity.path("attributes").properties().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asString("")));
		return new GroundTruth.Claim(entity.path("type").asString(), entity.path("value").asString(), attributes);
	}
}
