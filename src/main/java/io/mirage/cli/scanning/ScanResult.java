package io.mirage.cli.scanning;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What came of a scan. A part whose module could not be asked is null, which is something else than empty.
 *
 * @param scan as the API shows it
 * @param types entities by type, most frequent first
 * @param findings the gravest first
 * @param coverage what each collector could see
 * @param report the newest one
 */
public record ScanResult(JsonNode scan, @Nullable Map<String, Long> types, @Nullable List<JsonNode> findings,
		List<CollectorCoverage> coverage, @Nullable JsonNode report) {

	private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");
	private static final int PAGE = 100;

	static ScanResult of(RemoteScan scan) {
		String filter = "scan_id=" + scan.id();
		return new ScanResult(scan.api().get("/scans/" + scan.id()),
				scan.part("/entities/facets?" + filter).map(ScanResult::types).orElse(null), findings(scan).orElse(null),
				scan.api().get("/scans/" + scan.id() + "/coverage").path("data").valueStream().map(CollectorCoverage::of).toList(),
				scan.part("/reports?" + filter).map(reports -> reports.path("data").path(0)).filter(JsonNode::isObject).orElse(null));
	}

	private static Map<String, Long> types(JsonNode facets) {
		Map<String, Long> types = new LinkedHashMap<>();
		facets.path("types").forEach(type -> types.put(type.path("value").asString(), type.path("count").asLong()));
		return types;
	}

	private static Optional<List<JsonNode>> findings(RemoteScan scan) {
		String path = "/findings?per_page=" + PAGE + "&scan_id=" + scan.id() + "&page=";
		return scan.part(path + 1).map(first -> {
			long last = first.path("meta").path("pagination").path("last_page").asLong(1);
			Stream<JsonNode> rest = Stream.iterate(2L, page -> page <= last, page -> page + 1).map(page -> scan.api().get(path + page));
			return Stream.concat(Stream.of(first), rest).flatMap(page -> page.path("data").valueStream())
					.sorted(Comparator.comparingInt(finding -> SEVERITIES.indexOf(severity(finding)))).toList();
		});
	}

	static String severity(JsonNode finding) {
		return finding.path("severity").asString();
	}

	/** Findings by severity, the gravest first, without those that have none. */
	Map<String, Long> severities(List<JsonNode> findings) {
		Map<String, Long> counts = new LinkedHashMap<>();
		for (String severity : SEVERITIES) {
			long count = findings.stream().filter(finding -> severity(finding).equals(severity)).count();
			if (count > 0) {
				counts.put(severity, count);
			}
		}
		return counts;
	}

	String id() {
		return scan.path("id").asString();
	}

	String state() {
		return scan.path("state").asString();
	}

	/** From its start to its end; empty if it never started. */
	Optional<Duration> took() {
		JsonNode started = scan.path("started_at");
		JsonNode finished = scan.path("finished_at");
		return started.isString() && finished.isString()
				? Optional.of(Duration.between(Instant.parse(started.asString()), Instant.parse(finished.asString())))
				: Optional.empty();
	}

	/** Whether any source answered at all, be it that it knows nothing. */
	boolean wasAnswered() {
		return coverage.stream().anyMatch(collector -> collector.answers() > 0);
	}

	/** Whether it did what it was asked to. */
	public boolean succeeded() {
		return state().equals("completed") && wasAnswered();
	}
}
