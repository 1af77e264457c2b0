package io.mirage.reporting;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;

/** Writes reports in all formats, streaming: neither the facts of a scan nor a report are ever held whole. */
@Service
class ReportWriting {

	private final ScanFacts facts;
	private final Progress progress;
	private final Reports reports;
	private final ReportParts parts;
	private final Digests digests;
	private final JsonReport json;
	private final ReportingMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	ReportWriting(ScanFacts facts, Progress progress, Reports reports, ReportParts parts, Digests digests,
			JsonReport json, ReportingMetrics metrics, ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.progress = progress;
		this.reports = reports;
		this.parts = parts;
		this.digests = digests;
		this.json = json;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such scan, or not all of it is here yet */
	@Transactional
	Report writeAnew(ScanId id, OrganisationId organisation) {
		FactScan scan = facts.findScan(id).filter(found -> found.organisationId().equals(organisation))
				.orElseThrow(() -> ReportProblem.UNKNOWN_SCAN.because("There is no scan " + id + "."));
		if (!progress.isReady(id)) {
			throw ReportProblem.NOT_READY.because("The scan " + id + " is not complete yet: its facts or findings are still arriving.");
		}
		return write(scan);
	}

	/** To be called in a transaction, so that the report, its content and its announcement come together. */
	Report write(FactScan scan) {
		return metrics.timed(() -> writeAll(scan));
	}

	private Report writeAll(FactScan scan) {
		Instant now = clock.instant();
		Report draft = new Report(ReportId.create(now), scan.scanId(), scan.projectId(), title(scan, now),
				ReportFormat.labels(), now, Map.of());
		reports.insert(draft, scan.organisationId());
		Map<String, Long> sizes = Map.of(ReportFormat.HTML.label(), writeHtml(draft, scan), ReportFormat.JSON.label(),
				writeJson(draft, scan));
		reports.setSizes(draft.id(), sizes);
		events.publishEvent(new ReportWritten(EventHeader.of(scan.scanId(), scan.organisationId(), clock), draft.id(),
				scan.scanId(), scan.projectId(), draft.title(), draft.formats()));
		return new Report(draft.id(), draft.scanId(), draft.projectId(), draft.title(), draft.formats(), now, sizes);
	}

	private long writeHtml(Report report, FactScan scan) {
		ReportParts.PartStream out = parts.writeTo(report.id(), ReportFormat.HTML);
		try (out; OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
			new HtmlReport(new HtmlWriter(writer), report, digests.of(scan)).write();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return out.written();
	}

	private long writeJson(Report report, FactScan scan) {
		ReportParts.PartStream out = parts.writeTo(report.id(), ReportFormat.JSON);
		json.write(report, scan, out);
		return out.written();
	}

	private static String title(FactScan scan, Instant now) {
		String subject = scan.name().isBlank() ? scan.targets().getFirst().value() : scan.name();
		return subject + ", " + LocalDate.ofInstant(now, ZoneOffset.UTC);
	}
}
