package io.mirage.cli.scanning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** A scan's result for people. What could not be asked is named, and is never shown as nothing found. */
public final class ScanSummary {

	private static final int MOST_HEADLINES = 20;

	private final ScanResult result;
	private final List<String> lines = new ArrayList<>();

	private ScanSummary(ScanResult result) {
		this.result = result;
	}

	/** @return in the order to read them */
	public static List<String> lines(ScanResult result) {
		ScanSummary summary = new ScanSummary(result);
		summary.outcome();
		summary.entities();
		summary.findings();
		summary.sources();
		summary.report();
		return summary.lines;
	}

	private void outcome() {
		JsonNode scan = result.scan();
		add("Scan", "%s of %s: %s%s".formatted(result.id(), scan.path("name").asString(), result.state().replace('_', ' '),
				result.took().map(took -> " after " + readable(took)).orElse("")));
		if (scan.path("failure").isString()) {
			add("", scan.path("failure").asString());
		}
	}

	private void entities() {
		Map<String, Long> types = result.types();
		add("Entities", types == null ? "storage cannot be asked at the moment" : counts(types, "none"));
	}

	private void findings() {
		List<JsonNode> findings = result.findings();
		if (findings == null) {
			add("Findings", "correlation cannot be asked at the moment");
			return;
		}
		add("Findings", counts(result.severities(findings), "none"));
		findings.stream().limit(MOST_HEADLINES).forEach(finding -> add("", "%-8s %s"
				.formatted(ScanResult.severity(finding).toUpperCase(Locale.ROOT), finding.path("headline").asString())));
		if (findings.size() > MOST_HEADLINES) {
			add("", "and " + (findings.size() - MOST_HEADLINES) + " more");
		}
	}

	private void sources() {
		List<CollectorCoverage> coverage = result.coverage();
		long asked = coverage.stream().filter(collector -> collector.questions() > 0).count();
		add("Sources", asked + " of " + coverage.size() + " collectors asked" + (result.wasAnswered() ? "" : ", none could answer"));
		coverage.stream().filter(collector -> !collector.refusals().isEmpty())
				.forEach(collector -> add("", collector.name() + ": " + collector.gaps()));
		notAsked().forEach((reason, names) -> add("", "not asked: " + String.join(", ", names) + ". " + reason));
	}

	private Map<String, List<String>> notAsked() {
		Map<String, List<String>> names = new LinkedHashMap<>();
		for (CollectorCoverage collector : result.coverage()) {
			if (collector.reason() != null) {
				names.computeIfAbsent(collector.reason(), reason -> new ArrayList<>()).add(collector.name());
			}
		}
		return names;
	}

	private void report() {
		JsonNode report = result.report();
		if (report != null) {
			String formats = report.path("formats").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
			add("Report", report.path("id").asString() + " (" + formats + ")");
		} else if (result.state().equals("completed")) {
			add("Report", "not written yet");
		}
	}

	private void add(String label, String text) {
		lines.add("%-10s%s".formatted(label, text).stripTrailing());
	}

	private static String counts(Map<String, Long> counts, String none) {
		return counts.isEmpty() ? none : counts.values().stream().mapToLong(Long::longValue).sum() + ": " + counts.entrySet().stream()
				.map(count -> count.getKey() + " " + count.getValue()).collect(Collectors.joining(", "));
	}

	private static String readable(Duration took) {
		return took.toMinutes() > 0 ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
				: String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
	}
}
