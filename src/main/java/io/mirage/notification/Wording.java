package io.mirage.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.mirage.events.EventHeader;
import io.mirage.events.Uuids;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;

/** Turns events into messages: what they say, and by which identifier the same news is known again. */
final class Wording {

	private static final int SHOWN = 5;
	private static final int MAX_LINE = 200;

	private Wording() {}

	/** One message for each severity in the batch that is serious enough, the worst first. */
	static List<Message> of(FindingsRaised event, Severity minimum) {
		Map<Severity, List<Finding>> bySeverity = new EnumMap<>(Severity.class);
		event.findings().stream().filter(finding -> finding.severity().compareTo(minimum) >= 0)
				.forEach(finding -> bySeverity.computeIfAbsent(finding.severity(), severity -> new ArrayList<>()).add(finding));
		return bySeverity.entrySet().stream().sorted(Map.Entry.<Severity, List<Finding>>comparingByKey().reversed())
				.map(group -> findings(event, group.getKey(), group.getValue())).toList();
	}

	static Message of(ScanFinished event) {
		Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
		event.coverage().forEach(coverage -> coverage.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum)));
		String unanswered = outcomes.entrySet().stream()
				.filter(entry -> entry.getKey() != Outcome.ANSWERED && entry.getKey() != Outcome.EMPTY && entry.getValue() > 0)
				.map(entry -> entry.getKey().label().replace('_', ' ') + " " + entry.getValue())
				.collect(Collectors.joining(", "));
		String body = plural(event.entities(), "entity", "entities") + " from " + plural(event.tasks(), "task", "tasks") + "."
				+ (unanswered.isEmpty() ? "" : " Without an answer: " + unanswered + ".");
		String title = "Scan " + shortened(event.name()) + " " + event.state().label().replace('_', ' ');
		return message(event.header(), event.scanId(), "scan_finished", event.scanId().toString(), title, body);
	}

	static Message of(ReportWritten event) {
		return message(event.header(), event.scanId(), "report_written", event.reportId().toString(),
				"Report " + shortened(event.title()) + " is ready", "To read as " + String.join(", ", event.formats()) + ".");
	}

	private static Message findings(FindingsRaised event, Severity severity, List<Finding> findings) {
		List<Finding> sorted = findings.stream().sorted(Comparator.comparing(finding -> finding.id().value())).toList();
		String subject = sorted.stream().map(finding -> finding.id().toString()).collect(Collectors.joining("\n"));
		String title = plural(findings.size(), severity.label() + " finding", severity.label() + " findings");
		String lines = findings.stream().limit(SHOWN).map(finding -> shortened(finding.headline())).collect(Collectors.joining("\n"));
		String body = findings.size() <= SHOWN ? lines : lines + "\nand " + (findings.size() - SHOWN) + " more";
		return new Message(id(event.scanId(), "findings", subject), event.header().organisationId(), event.scanId(), "findings",
				severity, title, body, event.header().occurredAt());
	}

	private static Message message(EventHeader header, ScanId scan, String kind, String subject, String title, String body) {
		return new Message(id(scan, kind, subject), header.organisationId(), scan, kind, null, title, body, header.occurredAt());
	}

	private static UUID id(ScanId scan, String kind, String subject) {
		return Uuids.derived(scan.value(), kind + '\n' + subject);
	}

	private static String plural(long count, String one, String many) {
		return count + " " + (count == 1 ? one : many);
	}

	private static String shortened(String line) {
		return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
	}
}
