package io.mirage.correlation;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.correlation.rules.Rule;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** The rules of this installation, the same for every organisation. */
@RestController
@RequestMapping("/api/v1/rules")
class RuleController {

	/** @param why why a finding of this rule matters */
	record RuleAnswer(String id, String name, String description, Severity severity, String why, boolean enabled) {}

	private final Rules rules;

	RuleController(Rules rules) {
		this.rules = rules;
	}

	@GetMapping
	@Needs(Permission.FINDING_READ)
	Listing<RuleAnswer> list(Caller caller) {
		return Listing.of(rules.all().stream().map(this::answer).toList());
	}

	@GetMapping("/{id}")
	@Needs(Permission.FINDING_READ)
	RuleAnswer get(@PathVariable String id, Caller caller) {
		return rules.find(id).map(this::answer)
				.orElseThrow(() -> CorrelationProblem.UNKNOWN_RULE.because("There is no rule '" + id + "'."));
	}

	private RuleAnswer answer(Rule rule) {
		return new RuleAnswer(rule.id(), rule.name(), rule.description(), rule.severity(), rule.why(), rules.isEnabled(rule));
	}
}
