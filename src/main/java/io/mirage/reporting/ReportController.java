package io.mirage.reporting;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
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
import io.mirage.reporting.template.BuiltInTemplates;

@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

	/**
	 * @param scanId of the scan to report on
	 * @param template id of a template; the overview if absent
	 * @param formats what to write it as; HTML and JSON if absent
	 */
	record Order(@NotNull ScanId scanId, @Nullable String template, @Nullable List<String> formats) {}

	private final Reports reports;
	private final ReportJobs jobs;
	private final ReportDelivery delivery;
	private final ReportWriting writing;

	ReportController(Reports reports, ReportJobs jobs, ReportDelivery delivery, ReportWriting writing) {
		this.reports = reports;
		this.jobs = jobs;
		this.delivery = delivery;
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
		delivery.send(find(id, caller.organisationId()), ReportFormat.of(format), response);
	}

	@PostMapping
	@Needs(Permission.REPORT_WRITE)
	ResponseEntity<Report> write(@RequestBody @Valid Order order, Caller caller) {
		Report report = writing.order(new ReportWriting.Order(order.scanId(), caller.organisationId(),
				order.template() == null ? BuiltInTemplates.DEFAULT : order.template(), ReportFormat.chosen(order.formats()), caller.username()));
		return ResponseEntity.created(URI.create("/api/v1/reports/" + report.id())).body(report);
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.REPORT_DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable ReportId id, Caller caller) {
		find(id, caller.organisationId());
		jobs.cancel(id);
		reports.delete(id, caller.organisationId());
		jobs.forget(id);
	}

	private Report find(ReportId id, OrganisationId organisation) {
		return reports.find(id, organisation).orElseThrow(() -> unknown(id));
	}

	private static RuntimeException unknown(ReportId id) {
		return ReportProblem.UNKNOWN_REPORT.because("There is no report " + id + ".");
	}
}
