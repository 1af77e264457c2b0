package io.mirage.reporting;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.reporting.template.BlockReader;
import io.mirage.reporting.template.BuiltInTemplates;
import io.mirage.reporting.template.Complaint;
import io.mirage.reporting.template.ReportTemplate;

/** Templates of reports, those that come with Mirage and own ones. */
@RestController
@RequestMapping("/api/v1/report-templates")
class TemplateController {

	/** @param blocks what the report consists of, see docs/reports.md */
	record Draft(@NotBlank @Size(max = 80) String name, @Nullable @Size(max = 300) String description, @NotNull JsonNode blocks) {}

	/** @param scanId of a scan to show it with; the newest complete one if absent */
	record PreviewRequest(@NotNull JsonNode blocks, @Nullable ScanId scanId) {}

	/** @param html what the report would look like, its lists shortened; absent if the template is wrong or there is no scan yet */
	record PreviewAnswer(boolean valid, List<Complaint> complaints, @Nullable String html) {}

	private final Templates templates;
	private final TemplatePreview preview;
	private final BuiltInTemplates builtIn;

	TemplateController(Templates templates, TemplatePreview preview, BuiltInTemplates builtIn) {
		this.templates = templates;
		this.preview = preview;
		this.builtIn = builtIn;
	}

	@GetMapping
	@Needs(Permission.REPORT_READ)
	Listing<ReportTemplate> list(Caller caller) {
		return Listing.of(templates.all(caller.organisationId()));
	}

	@GetMapping("/{template}")
	@Needs(Permission.REPORT_READ)
	ReportTemplate get(@PathVariable String template, Caller caller) {
		return templates.get(template, caller.organisationId());
	}

	@PostMapping
	@Needs(Permission.REPORT_WRITE)
	ResponseEntity<ReportTemplate> create(@RequestBody @Valid Draft draft, Caller caller) {
		UUID id = templates.newId();
		ReportTemplate stored = templates.store(id, caller.organisationId(), checked(id.toString(), draft), caller.username());
		return ResponseEntity.created(URI.create("/api/v1/report-templates/" + id)).body(stored);
	}

	@PutMapping("/{template}")
	@Needs(Permission.REPORT_WRITE)
	ReportTemplate replace(@PathVariable String template, @RequestBody @Valid Draft draft, Caller caller) {
		return templates.store(own(template, caller), caller.organisationId(), checked(template, draft), caller.username());
	}

	@DeleteMapping("/{template}")
	@Needs(Permission.REPORT_DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String template, Caller caller) {
		templates.delete(own(template, caller), caller.organisationId());
	}

	/** Says what is wrong with a template and shows what it would write; stores nothing. */
	@PostMapping("/preview")
	@Needs(Permission.REPORT_READ)
	PreviewAnswer preview(@RequestBody @Valid PreviewRequest request, Caller caller) {
		BlockReader reader = BlockReader.read(request.blocks());
		if (!reader.complaints().isEmpty()) {
			return new PreviewAnswer(false, reader.complaints(), null);
		}
		ReportTemplate template = new ReportTemplate("preview", "Preview", "", false, reader.blocks());
		return new PreviewAnswer(true, List.of(), preview.html(template, request.scanId(), caller.organisationId()).orElse(null));
	}

	private UUID own(String id, Caller caller) {
		if (builtIn.find(id).isPresent()) {
			throw ReportProblem.BUILT_IN_TEMPLATE.because("'" + id + "' comes with Mirage. Make an own template from its blocks instead.");
		}
		return UUID.fromString(templates.get(id, caller.organisationId()).id());
	}

	private static ReportTemplate checked(String id, Draft draft) {
		BlockReader reader = BlockReader.read(draft.blocks());
		if (!reader.complaints().isEmpty()) {
			throw ReportProblem.INVALID_TEMPLATE.because(reader.complaints().stream().map(Complaint::toString).collect(Collectors.joining(" ")));
		}
		return new ReportTemplate(id, draft.name().strip(), draft.description() == null ? "" : draft.description().strip(), false, reader.blocks());
	}
}
