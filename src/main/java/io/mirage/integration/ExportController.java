package io.mirage.integration;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.scans.ScanId;
import io.mirage.integration.formats.Format;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

@RestController
@RequestMapping("/api/v1/exports")
class ExportController {

	/**
	 * @param scanId of a complete scan
	 * @param format ndjson, csv, sarif, stix or misp; ndjson if absent
	 */
	record NewExport(@NotNull @Nullable ScanId scanId, @Nullable String format) {}

	/** @param bytes of the content, uncompressed, as is {@code sha256} */
	record ExportAnswer(UUID id, ScanId scanId, String format, long lines, long bytes, String sha256, Instant createdAt) {

		static ExportAnswer of(Export export) {
			return new ExportAnswer(export.id(), export.scanId(), export.format(), export.lines(), export.bytes(), export.sha256(),
					export.createdAt());
		}
	}

	private final Exports exports;
	private final ScanExport export;

	ExportController(Exports exports, ScanExport export) {
		this.exports = exports;
		this.export = export;
	}

	@GetMapping
	@Needs(Permission.INTEGRATION_READ)
	Page<ExportAnswer> list(@RequestParam(name = "scan_id", required = false) @Nullable ScanId scan, PageQuery page, Caller caller) {
		return Page.of(exports.page(caller.organisationId(), scan, page).stream().map(ExportAnswer::of).toList(),
				exports.count(caller.organisationId(), scan), page);
	}

	@PostMapping
	@Needs(Permission.INTEGRATION_WRITE)
	ResponseEntity<ExportAnswer> write(@RequestBody @Valid NewExport wanted, Caller caller) {
		ScanId scan = wanted.scanId();
		if (scan == null) {
			throw new IllegalStateException("Validation has let a missing scan_id pass");
		}
		Export written = export.writeAgain(scan, caller.organisationId(), format(wanted.format()));
		return ResponseEntity.created(URI.create("/api/v1/exports/" + written.id())).body(ExportAnswer.of(written));
	}

	@GetMapping("/{id}")
	@Needs(Permission.INTEGRATION_READ)
	ExportAnswer get(@PathVariable UUID id, Caller caller) {
		return ExportAnswer.of(find(id, caller));
	}

	@GetMapping("/{id}/content")
	@Needs(Permission.INTEGRATION_READ)
	ResponseEntity<InputStreamResource> content(@PathVariable UUID id, Caller caller) throws IOException {
		Export found = find(id, caller);
		Format format = format(found.format());
		String file = "mirage-" + found.scanId() + "." + format.suffix();
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(format.mediaType())).contentLength(found.bytes())
				.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file).build().toString())
				.body(new InputStreamResource(new GZIPInputStream(ChunkInput.of(exports, id))));
	}

	private static Format format(@Nullable String label) {
		String wanted = label == null ? Format.NDJSON.label() : label;
		return Format.find(wanted).orElseThrow(() -> IntegrationProblem.UNKNOWN_FORMAT
				.because("'" + wanted + "' is no format of exports; there are " + Format.labels() + "."));
	}

	private Export find(UUID id, Caller caller) {
		return exports.find(id, caller.organisationId())
				.orElseThrow(() -> IntegrationProblem.UNKNOWN_EXPORT.because("There is no export " + id + "."));
	}
}
