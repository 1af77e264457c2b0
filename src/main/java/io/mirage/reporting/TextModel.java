package io.mirage.reporting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanState;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.document.Figures;
import io.mirage.reporting.document.Words;

/** What the texts of a template can name: exactly the fields of {@link io.mirage.reporting.template.Fields}. */
final class TextModel {

	private static final int LONGEST = 400;

	private TextModel() {}

	static Map<String, Object> of(Report report, Digest digest, Coverage coverage) {
		return Map.of("report", Map.of("title", report.title(), "version", report.version(), "created", Figures.of(report.createdAt())),
				"scan", scan(digest.scan()), "counts", counts(digest),
				"sources", Map.of("asked", coverage.asked(), "heard", coverage.heard(), "gaps", coverage.gaps().size()),
				"targets", digest.scan().targets().stream().map(target -> Map.of("type", Words.of(target.type()), "value",
						cut(target.value()))).toList(),
				"findings", findings(digest),
				"types", digest.types().stream().map(each -> Map.of("name", Words.of(each.type()), "count", Figures.of(each.count()))).toList(),
				"gaps", coverage.gaps().stream().map(source -> Map.of("name", Coverage.name(source), "heard", Heard.of(source).words())).toList());
	}

	private static Map<String, Object> scan(FactScan scan) {
		return Map.of("name", cut(scan.name()), "id", scan.scanId().toString(), "state", scan.state().label().replace('_', ' '),
				"started", Figures.of(scan.startedAt()), "finished", Figures.of(scan.finishedAt()),
				"duration", Figures.between(scan.startedAt(), scan.finishedAt()), "completed", scan.state() == ScanState.COMPLETED);
	}

	private static Map<String, Object> counts(Digest digest) {
		Map<String, Object> counts = new HashMap<>(Map.of("entities", digest.entities(), "relationships", digest.relationships(),
				"observations", digest.observations(), "types", digest.types().size(), "findings", digest.totalFindings()));
		for (Severity severity : Severity.values()) {
			counts.put(severity.label(), digest.count(severity));
		}
		return counts;
	}

	private static List<Map<String, String>> findings(Digest digest) {
		return digest.findings().stream().flatMap(group -> group.shown().stream()).map(finding -> Map.of("severity",
				finding.severity().label(), "headline", cut(finding.headline()), "why", cut(finding.why()), "rule", finding.ruleName())).toList();
	}

	private static String cut(String text) {
		return VisibleText.of(text, LONGEST);
	}
}
