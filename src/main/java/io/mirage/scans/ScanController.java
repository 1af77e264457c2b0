package io.mirage.scans;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.collection.Delay;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

@RestController
@RequestMapping("/api/v1/scans")
class ScanController {

	/** @param text one target a line */
	record Detection(@NotBlank @Size(max = 100_000) String text) {}

	private final IdempotentStart start;
	private final ScanOrchestration orchestration;
	private final TargetReading targets;
	private final ScanPreviewing previewing;
	private final Scans scans;
	private final Plans plans;
	private final TaskStatistics statistics;
	private final Coverage coverage;
	private final CollectorDelays delays;
	private final ScanProperties properties;
	private final Clock clock;

	ScanController(IdempotentStart start, ScanOrchestration orchestration, TargetReading targets, ScanPreviewing previewing, Scans scans, Plans plans,
			TaskStatistics statistics, Coverage coverage, CollectorDelays delays, ScanProperties properties, Clock clock) {
		this.start = start;
		this.orchestration = orchestration;
		this.targets = targets;
		this.previewing = previewing;
		this.scans = scans;
		this.plans = plans;
		this.statistics = statistics;
		this.coverage = coverage;
		this.delays = delays;
		this.properties = properties;
		this.clock = clock;
	}

	@PostMapping
	@Needs(Permission.SCAN_WRITE)
	ResponseEntity<ScanAnswer> create(@RequestBody @Valid NewScan wanted,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, Caller caller) {
		Scan scan = start.start(wanted, caller, key);
		return ResponseEntity.created(URI.create("/api/v1/scans/" + scan.id())).body(ScanAnswer.of(scan));
	}

	@PostMapping("/detect")
	@Needs(Permission.SCAN_READ)
	Listing<TargetReading.Detected> detect(@RequestBody @Valid Detection detection, Caller caller) {
		return Listing.of(targets.detect(detection.text()));
	}

	@PostMapping("/preview")
	@Needs(Permission.SCAN_READ)
	ScanPreview preview(@RequestBody @Valid NewScan wanted, Caller caller) {
		return previewing.preview(wanted, caller);
	}

	@GetMapping
	@Needs(Permission.SCAN_READ)
	Page<ScanAnswer> list(@RequestParam(required = false) @Nullable String state,
			@RequestParam(required = false) @Nullable String q, PageQuery page, Caller caller) {
		Scans.Filter filter = new Scans.Filter(state == null || state.isBlank() ? null : state(state),
				q == null || q.isBlank() ? null : q.strip());
		List<ScanAnswer> data = scans.page(caller.organisationId(), filter, page).stream().map(ScanAnswer::of).toList();
		return Page.of(data, scans.count(caller.organisationId(), filter), page);
	}

	@GetMapping("/{id}")
	@Needs(Permission.SCAN_READ)
	ScanAnswer get(@PathVariable ScanId id, Caller caller) {
		return ScanAnswer.of(find(id, caller));
	}

	@PatchMapping("/{id}")
	@Needs(Permission.SCAN_WRITE)
	ScanAnswer change(@PathVariable ScanId id, @RequestBody @Valid ScanChange change, Caller caller) {
		return ScanAnswer.of(orchestration.change(id, caller.organisationId(), change));
	}

	@DeleteMapping("/{id}")
	@Needs(Permission.SCAN_DELETE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable ScanId id, Caller caller) {
		orchestration.delete(id, caller.organisationId());
	}

	@PostMapping("/{id}/pause")
	@Needs(Permission.SCAN_WRITE)
	ScanAnswer pause(@PathVariable ScanId id, Caller caller) {
		return ScanAnswer.of(orchestration.pause(id, caller.organisationId()));
	}

	@PostMapping("/{id}/resume")
	@Needs(Permission.SCAN_WRITE)
	ScanAnswer resume(@PathVariable ScanId id, Caller caller) {
		return ScanAnswer.of(orchestration.resume(id, caller.organisationId()));
	}

	@PostMapping("/{id}/stop")
	@Needs(Permission.SCAN_WRITE)
	ScanAnswer stop(@PathVariable ScanId id, Caller caller) {
		return ScanAnswer.of(orchestration.stop(id, caller.organisationId()));
	}

	@GetMapping("/{id}/collectors")
	@Needs(Permission.SCAN_READ)
	Listing<CollectorProgress> collectors(@PathVariable ScanId id, Caller caller) {
		Scan scan = find(id, caller);
		Map<String, List<TaskStatistics.Count>> counts = statistics.byCollector(id);
		Map<String, Delay> waiting = delays.of(id);
		return Listing.of(plans.of(scan).collectors().stream()
				.filter(collector -> collector.isPlanned() || scan.hasHalted(collector.id()))
				.map(collector -> CollectorProgress.of(scan, collector, counts.getOrDefault(collector.id(), List.of()),
						waiting.get(collector.id()), clock.instant(), properties))
				.toList());
	}

	@PostMapping("/{id}/collectors/{collector}/stop")
	@Needs(Permission.SCAN_WRITE)
	ScanAnswer stopCollector(@PathVariable ScanId id, @PathVariable String collector, Caller caller) {
		return ScanAnswer.of(orchestration.halt(id, caller.organisationId(), collector));
	}

	@GetMapping("/{id}/coverage")
	@Needs(Permission.SCAN_READ)
	Listing<CoverageAnswer> coverage(@PathVariable ScanId id, Caller caller) {
		return Listing.of(coverage.statements(find(id, caller)).stream().map(CoverageAnswer::of).toList());
	}

	private Scan find(ScanId id, Caller caller) {
		return scans.find(id, caller.organisationId()).orElseThrow(() -> ScanOrchestration.unknown(id));
	}

	private static ScanState state(String label) {
		return Arrays.stream(ScanState.values()).filter(state -> state.label().equals(label)).findFirst()
				.orElseThrow(() -> ScanProblem.UNKNOWN_FILTER.because("There is no scan state '" + label + "'."));
	}
}
