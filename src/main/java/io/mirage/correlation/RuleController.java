package io.mirage.correlation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
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

import io.mirage.correlation.DryRun.OfScan;
import io.mirage.correlation.RuleEntry.Origin;
import io.mirage.correlation.rules.Rule;
import io.mirage.correlation.rules.RuleFileException;
import io.mirage.correlation.rules.RuleReader;
import io.mirage.events.correlation.Severity;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Needs;
import io.mirage.platform.security.Permission;
import io.mirage.platform.web.Listing;

/** The rules: those of the installation, the same for every organisation, and the organisation's own. */
@RestController
@RequestMapping("/api/v1/rules")
class RuleController {

	private static final int MAX_TEXT = 256 << 10;
	private static final int MAX_SCANS = 20;
	private static final String EDITOR = "editor";

	/**
	 * @param why why a finding of this rule matters
	 * @param origin who brought it here
	 * @param live whether it speaks while a scan runs; others wait for its end, because later facts could prove them wrong
	 */
	record RuleAnswer(String id, String name, String description, Severity severity, String why, boolean enabled, Origin origin,
			boolean live) {}

	/** @param text the file it was read from */
	record RuleFile(RuleAnswer rule, String text) {}

	record Text(@NotNull @Size(max = MAX_TEXT) String text) {}

	/** @param flaws why it is no rule, or what its samples show otherwise than they say; empty if all is well */
	record Verdict(boolean valid, @Nullable RuleAnswer rule, List<RuleFlaw> flaws) {}

	/** @param text of a rule; absent if a known one is meant @param ruleId of a known one */
	record Trial(@Nullable @Size(max = MAX_TEXT) String text, @Nullable String ruleId, @NotEmpty @Size(max = MAX_SCANS) List<UUID> scanIds) {}

	private final Rules rules;
	private final OwnRules own;
	private final DryRun dryRun;

	RuleController(Rules rules, OwnRules own, DryRun dryRun) {
		this.rules = rules;
		this.own = own;
		this.dryRun = dryRun;
	}

	@GetMapping
	@Needs(Permission.FINDING_READ)
	Listing<RuleAnswer> list(Caller caller) {
		return Listing.of(rules.all(caller.organisationId()).stream().map(this::answer).toList());
	}

	@GetMapping("/{id}")
	@Needs(Permission.FINDING_READ)
	RuleAnswer get(@PathVariable String id, Caller caller) {
		return answer(require(caller, id));
	}

	@GetMapping("/{id}/file")
	@Needs(Permission.FINDING_READ)
	RuleFile file(@PathVariable String id, Caller caller) {
		RuleEntry entry = require(caller, id);
		return new RuleFile(answer(entry), entry.text());
	}

	/** Files of the operator's folder that are no rules, and why. */
	@GetMapping("/flaws")
	@Needs(Permission.FINDING_READ)
	Listing<RuleFlaw> flaws(Caller caller) {
		return Listing.of(rules.flaws());
	}

	/** JSON Schema of a rule file, for editors. */
	@GetMapping(path = "/schema", produces = "application/schema+json")
	@Needs(Permission.FINDING_READ)
	byte[] schema(Caller caller) throws IOException {
		return new ClassPathResource("rules/schema.json").getContentAsByteArray();
	}

	/** Reads a rule and asks its own samples; keeps nothing. */
	@PostMapping("/check")
	@Needs(Permission.FINDING_READ)
	Verdict check(Caller caller, @RequestBody @Valid Text wanted) {
		try {
			Rule rule = RuleReader.readOwn(EDITOR, wanted.text());
			List<RuleFlaw> flaws = rule.brokenPromises().stream().map(broken -> new RuleFlaw(EDITOR, 1, 1, "matching", broken)).toList();
			return new Verdict(flaws.isEmpty(), answer(new RuleEntry(rule, Origin.OWN, wanted.text())), flaws);
		} catch (RuleFileException wrong) {
			return new Verdict(false, null, List.of(RuleFlaw.of(EDITOR, wrong)));
		}
	}

	/** Shows what a rule would say of past scans. */
	@PostMapping("/dry-run")
	@Needs(Permission.FINDING_READ)
	Listing<OfScan> dryRun(Caller caller, @RequestBody @Valid Trial wanted) {
		if ((wanted.text() == null) == (wanted.ruleId() == null)) {
			throw CorrelationProblem.INVALID_RULE.because("Give either text or rule_id.");
		}
		Rule rule = wanted.text() != null ? read(wanted.text()) : require(caller, String.valueOf(wanted.ruleId())).rule();
		return Listing.of(dryRun.over(caller.organisationId(), rule, wanted.scanIds()));
	}

	/** Makes or changes a rule of the organisation; scans that end from now on are judged by it. */
	@PutMapping("/{id}")
	@Needs(Permission.FINDING_WRITE)
	ResponseEntity<RuleFile> put(Caller caller, @PathVariable String id, @RequestBody @Valid Text wanted) {
		String text = StorableText.of(wanted.text());
		Rule rule = read(text);
		if (!rule.id().equals(id)) {
			throw CorrelationProblem.INVALID_RULE.because("The text has the id '" + rule.id() + "', the address '" + id + "'.");
		}
		requireOwn(id);
		if (!rule.brokenPromises().isEmpty()) {
			throw CorrelationProblem.INVALID_RULE.because("Its samples say otherwise: " + String.join("; ", rule.brokenPromises()));
		}
		boolean fresh = own.store(caller, id, text);
		RuleFile stored = new RuleFile(answer(new RuleEntry(rule, Origin.OWN, text)), text);
		return fresh ? ResponseEntity.created(URI.create("/api/v1/rules/" + id)).body(stored) : ResponseEntity.ok(stored);
	}

	/** What it said stays. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Needs(Permission.FINDING_WRITE)
	void delete(Caller caller, @PathVariable String id) {
		requireOwn(id);
		if (!own.delete(caller.organisationId(), id)) {
			throw unknown(id);
		}
	}

	private void requireOwn(String id) {
		if (rules.ofInstallation().containsKey(id)) {
			throw CorrelationProblem.FIXED_RULE.because("The rule '" + id + "' is the same for every organisation; choose another id.");
		}
	}

	private RuleEntry require(Caller caller, String id) {
		return rules.find(caller.organisationId(), id).orElseThrow(() -> unknown(id));
	}

	private static Rule read(String text) {
		try {
			return RuleReader.readOwn(EDITOR, text);
		} catch (RuleFileException wrong) {
			throw CorrelationProblem.INVALID_RULE.because("Line " + wrong.line() + ", " + wrong.field() + ": " + wrong.what() + ".");
		}
	}

	private static RuntimeException unknown(String id) {
		return CorrelationProblem.UNKNOWN_RULE.because("There is no rule '" + id + "'.");
	}

	private RuleAnswer answer(RuleEntry entry) {
		Rule rule = entry.rule();
		return new RuleAnswer(rule.id(), rule.name(), rule.description(), rule.severity(), rule.why(), rules.isEnabled(rule), entry.origin(),
				rule.growing());
	}
}
