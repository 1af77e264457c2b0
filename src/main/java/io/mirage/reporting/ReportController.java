package io.mirage.reporting;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.OrganisationId;
import io.mirage.events.reporting.ReportId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

	/** @param scanId whose report is to be written anew */
	record Order(@NotNull ScanId scanId) {}

	/** A report may be framed by our own pages, but has no origin, no script and nothing to load. */
	private static final String HTML_POLICY = HtmlReport.SECURITY_POLICY + "; frame-ancestors 'self'; sandbox";

	private final Reports reports;
	private final ReportParts parts;
	private final ReportWriting writing;

	ReportController(Reports reports, ReportParts parts, ReportWriting writing) {
		this.reports = reports;
		this.parts = parts;
		this.writing = writing;
	}

	@GetMapping
	@Needs(Permission.REPORT_READ)
	Page<Report> list(@RequestParam(name = "scan_id", required = false) @Nullable ScanId scan, PageQuery page, Caller caller) {
		List<Report> data = reports.page(caller.organisationId(), scan, page);
		return Page.of(data, reports.count(caller.organisationId(), scan), page);
	}

	@GetMapping("/{id}")
	@Needs(Permission.REPORT_READ)
	Report get(@PathVariable ReportId id, Caller caller) {
		return find(id, caller.organisationId());
	}

	@GetMapping("/{id}/content")
	@Needs(Permission.REPORT_READ)
	void content(@PathVariable ReportId id, @RequestParam(defaultValue = "html") String format, Caller caller,
			HttpServletResponse response) throws IOException {
		ReportFormat wanted = ReportFormat.find(format).orElseThrow(() -> ReportProblem.UNKNOWN_FORMAT
				.because("format is '" + format + "', not one of " + String.join(", ", ReportFormat.labels()) + "."));
		Report report = find(id, caller.organisationId());
		response.setContentType(wanted.contentType());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", HTML_POLICY);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(wanted).filename("report-" + id + "." + wanted.label())
				.build().toString());
		response.setContentLengthLong(report.sizes().getOrDefault(wanted.label(), 0L));
		parts.copy(id, wanted, response.getOutputStream());
	}

	@PostMapping
	@Needs(Permission.REPORT_WRITE)
	ResponseEntity<Report> write(@RequestBody @Valid Order order, Caller caller) {
		Report report = writing.writeAnew(order.scanId(), caller.organisationId());
		return ResponseEntity.created(URI.create("/api/v1/reports/" + report.id())).body(report);
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.REPORT_DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable ReportId id, Caller caller) {
		if (!reports.delete(id, caller.organisationId())) {
			throw unknown(id);
		}
	}

	private Report find(ReportId id, OrganisationId organisation) {
		return reports.find(id, organisation).orElseThrow(() -> unknown(id));
	}

	private static RuntimeException unknown(ReportId id) {
		return ReportProblem.UNKNOWN_REPORT.because("There is no report " + id + ".");
	}

	private static ContentDisposition.Builder disposition(ReportFormat format) {
		return format == ReportFormat.HTML ? ContentDisposition.inline() : ContentDisposition.attachment();
	}
}
