package io.mirage.correlation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Page;
import io.mirage.platform.web.PageQuery;

/** What the rules found, and what people decide about it. */
@RestController
@RequestMapping("/api/v1/findings")
class FindingController {

	/** @param state open, acknowledged, false_positive or resolved */
	record Decision(@NotBlank String state) {}

	/** @param bySeverity every severity, the worst first */
	record FindingSummary(long total, long open, Map<Severity, Integer> bySeverity) {}

	private final Findings findings;
	private final FindingStates states;

	FindingController(Findings findings, FindingStates states) {
		this.findings = findings;
		this.states = states;
	}

	@GetMapping
	@Needs(Permission.FINDING_READ)
	Page<StoredFinding> list(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan,
			@RequestParam(required = false) @Nullable String severity, @RequestParam(required = false) @Nullable String state,
			@RequestParam(name = "rule_id", required = false) @Nullable String rule,
			@RequestParam(required = false) @Nullable String q, PageQuery page) {
		FindingFilter filter = new FindingFilter(caller.organisationId(), scan, severity, state, rule, q);
		return Page.of(findings.find(filter, page), findings.count(filter), page);
	}

	@GetMapping("/summary")
	@Needs(Permission.FINDING_READ)
	FindingSummary summary(Caller caller, @RequestParam(name = "scan_id", required = false) @Nullable UUID scan) {
		FindingFilter filter = FindingFilter.of(caller.organisationId(), scan);
		Map<Severity, Integer> counts = findings.countBySeverity(filter);
		Map<Severity, Integer> bySeverity = new LinkedHashMap<>();
		Arrays.asList(Severity.values()).reversed().forEach(severity -> bySeverity.put(severity, counts.getOrDefault(severity, 0)));
		return new FindingSummary(counts.values().stream().mapToLong(Integer::longValue).sum(), findings.count(filter.open()), bySeverity);
	}

	@GetMapping("/{id}")
	@Needs(Permission.FINDING_READ)
	StoredFinding get(Caller caller, @PathVariable UUID id) {
		return findings.findById(caller.organisationId(), id)
				.orElseThrow(() -> CorrelationProblem.UNKNOWN_FINDING.because("There is no finding " + id + "."));
	}

	@PatchMapping("/{id}")
	@Needs(Permission.FINDING_WRITE)
	StoredFinding decide(Caller caller, @PathVariable UUID id, @RequestBody @Valid Decision decision) {
		FindingState state = FindingState.find(decision.state())
				.orElseThrow(() -> CorrelationProblem.INVALID_STATE.because("A finding can be open, acknowledged, false_positive or "
						+ "resolved, not '" + decision.state() + "'."));
		if (!states.decide(caller, id, state)) {
			throw CorrelationProblem.UNKNOWN_FINDING.because("There is no finding " + id + ".");
		}
		return get(caller, id);
	}
}
