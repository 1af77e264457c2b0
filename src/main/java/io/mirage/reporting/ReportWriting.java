package io.mirage.reporting;

import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
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
import io.mirage.reporting.document.DocumentWriter;
import io.mirage.reporting.format.DocxDocument;
import io.mirage.reporting.format.HtmlDocument;
import io.mirage.reporting.format.MarkdownDocument;
import io.mirage.reporting.format.TextDocument;
import io.mirage.reporting.format.XlsxDocument;
import io.mirage.reporting.format.pdf.PdfDocument;
import io.mirage.reporting.template.BuiltInTemplates;
import io.mirage.reporting.template.ReportTemplate;

/** Takes orders for reports and writes them, streaming: neither the facts of a scan nor a report are ever held whole. */
@Service
class ReportWriting {

	private final ScanFacts facts;
	private final Arrivals arrivals;
	private final Reports reports;
	private final ReportJobs jobs;
	private final ReportParts parts;
	private final Templates templates;
	private final Digests digests;
	private final Composition composition;
	private final JsonReport json;
	private final CsvReport csv;
	private final ReportingProperties properties;
	private final ReportingMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	ReportWriting(ScanFacts facts, Arrivals arrivals, Reports reports, ReportJobs jobs, ReportParts parts, Templates templates,
			Digests digests, Composition composition, JsonReport json, CsvReport csv, ReportingProperties properties, ReportingMetrics metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.arrivals = arrivals;
		this.reports = reports;
		this.jobs = jobs;
		this.parts = parts;
		this.templates = templates;
		this.digests = digests;
		this.composition = composition;
		this.json = json;
		this.csv = csv;
		this.properties = properties;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** @param by who wants it, absent for nobody in particular */
	record Order(ScanId scan, OrganisationId organisation, String template, List<ReportFormat> formats, @Nullable String by) {}

	/** Puts a report in the queue.
	 *  @throws io.mirage.platform.web.ProblemException if the organisation has no such scan or template, or the scan is not
	 *  complete yet */
	@Transactional
	public Report order(Order order) {
		FactScan scan = facts.findScan(order.scan()).filter(found -> found.organisationId().equals(order.organisation()))
				.orElseThrow(() -> ReportProblem.UNKNOWN_SCAN.because("There is no scan " + order.scan() + "."));
		if (!arrivals.isReady(order.scan())) {
			throw ReportProblem.NOT_READY.because("The scan " + order.scan() + " is not complete yet: its facts or findings are still "
					+ "arriving.");
		}
		ReportTemplate template = templates.get(order.template(), order.organisation());
		Report report = reports.insert(draft(scan, template.id(), order.formats(), order.by()), ReportState.WAITING);
		jobs.order(report.id());
		return report;
	}

	/** Writes what every scan gets, at once. To be called in a transaction, so that report, content and announcement come together. */
	void write(FactScan scan) {
		Report report = reports.insert(draft(scan, BuiltInTemplates.DEFAULT, ReportFormat.DEFAULT, null), ReportState.READY);
		metrics.time(() -> write(report, scan, progress -> {}));
	}

	/** Writes what was ordered. To be called in a transaction. */
	void writeOrdered(ReportId id, Consumer<Report.WritingProgress> progress) {
		Optional<Report> report = reports.find(id);
		Optional<FactScan> scan = report.flatMap(found -> facts.findScan(found.scanId()));
		if (report.isPresent() && scan.isPresent()) {
			metrics.time(() -> write(report.get(), scan.get(), progress));
		}
	}

	private Reports.Draft draft(FactScan scan, String template, List<ReportFormat> formats, @Nullable String by) {
		Instant now = clock.instant();
		return new Reports.Draft(ReportId.create(now), scan, title(scan, now), template, formats, by, now);
	}

	private void write(Report report, FactScan scan, Consumer<Report.WritingProgress> progress) {
		ReportTemplate template = templates.get(report.template(), scan.organisationId());
		Digest digest = digests.of(scan);
		List<ReportFormat> formats = report.formats().stream().map(ReportFormat::of).toList();
		Map<String, Long> sizes = new LinkedHashMap<>();
		for (ReportFormat format : formats) {
			int done = sizes.size();
			try (ReportParts.PartStream out = parts.writeTo(report.id(), format)) {
				write(report, digest, template, format, out, step -> progress.accept(new Report.WritingProgress(done, formats.size(),
						format.label() + ": " + step)));
				sizes.put(format.label(), out.written());
			}
		}
		reports.setReady(report.id(), sizes);
		events.publishEvent(new ReportWritten(EventHeader.of(scan.scanId(), scan.organisationId(), clock), report.id(),
				scan.scanId(), scan.projectId(), report.title(), report.formats()));
	}

	private void write(Report report, Digest digest, ReportTemplate template, ReportFormat format, OutputStream out, Consumer<String> progress) {
		switch (format) {
			case JSON -> json.write(report, digest.scan(), out);
			case CSV -> csv.write(digest.scan(), out);
			case HTML, PDF, DOCX, XLSX, MARKDOWN, TEXT -> {
				try (DocumentWriter document = document(format, out)) {
					composition.write(report, template, digest, format.isWhole() ? Long.MAX_VALUE : properties.listedFacts(), document, progress);
				}
			}
		}
	}

	static DocumentWriter document(ReportFormat format, OutputStream out) {
		return switch (format) {
			case HTML -> new HtmlDocument(out);
			case PDF -> new PdfDocument(out);
			case DOCX -> new DocxDocument(out);
			case XLSX -> new XlsxDocument(out);
			case MARKDOWN -> new MarkdownDocument(out);
			case TEXT -> new TextDocument(out);
			case JSON, CSV -> throw new IllegalArgumentException(format.label() + " is data, not a document");
		};
	}

	private static String title(FactScan scan, Instant now) {
		String subject = scan.name().isBlank() ? scan.targets().getFirst().value() : scan.name();
		return subject + ", " + LocalDate.ofInstant(now, ZoneOffset.UTC);
	}
}
