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
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;
import io.mirage.notification.channels.News;
import io.mirage.notification.channels.NewsKind;

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

	/** One for each finding, however severe. The same conclusion of the same rule is the same in all scans of a project. */
	static List<News> news(FindingsRaised event) {
		return event.findings().stream().map(finding -> new News(finding.id().value(), event.header().organisationId(), event.projectId(),
				event.scanId(), NewsKind.FINDING, finding.severity(), finding.headline(), finding.why(),
				finding.evidence().stream().map(Evidence::entity).distinct().toList(),
				Uuids.derived(event.projectId().value(), finding.ruleId() + '\n' + finding.headline()), event.header().occurredAt())).toList();
	}

	/** What a message says, as news that happens once. */
	static News news(Message message, ProjectId project, ScanId scan, NewsKind kind) {
		return new News(message.id(), message.organisationId(), project, scan, kind, null, message.title(), message.body(), List.of(), message.id(),
				message.createdAt());
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
