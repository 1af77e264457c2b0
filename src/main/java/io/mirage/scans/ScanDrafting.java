package io.mirage.scans;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;

/** Understands what somebody asks for: a scan with its plan, of which nothing is stored and nobody has heard. */
@Component
class ScanDrafting {

	private final Profiles profiles;
	private final TargetReading targets;
	private final ScanTermsGranting granting;
	private final Projects projects;
	private final PlanMaking planMaking;
	private final Clock clock;

	ScanDrafting(Profiles profiles, TargetReading targets, ScanTermsGranting granting, Projects projects, PlanMaking planMaking,
			Clock clock) {
		this.profiles = profiles;
		this.targets = targets;
		this.granting = granting;
		this.projects = projects;
		this.planMaking = planMaking;
		this.clock = clock;
	}

	record Draft(Scan scan, Plan plan) {

		/** The targets as the scan will know them first. */
		List<KnownEntity> seeds() {
			return plan.scope().targets().stream().map(KnownEntity::target).toList();
		}
	}

	/** @throws io.mirage.platform.web.ProblemException naming the first thing that cannot be done */
	Draft draft(NewScan wanted, Caller caller) {
		Profile profile = profiles.get(wanted.profile());
		List<String> deny = Objects.requireNonNullElse(wanted.deny(), List.of());
		DenyRules.check(deny);
		List<EntityRef> seeds = targets.read(wanted.targets());
		ScanTerms terms = granting.grant(wanted, profile);
		ScanScope scope = new ScanScope(seeds, profile.intrusiveness(), terms.hopLimit(), deny);
		Instant now = clock.instant();
		ProjectId project = project(wanted, caller);
		Scan scan = new Scan(new ScanOrder(ScanId.create(now), caller.organisationId(), project, name(wanted, seeds),
				caller.username(), profile.name(), scope, now), terms);
		PlanMaking.Choice choice = new PlanMaking.Choice(profile, Objects.requireNonNullElse(wanted.collectors(), Set.of()),
				projects.disabledCollectors(project, caller.organisationId()));
		return new Draft(scan, planMaking.make(scan.id(), scope, choice));
	}

	private ProjectId project(NewScan wanted, Caller caller) {
		ProjectId project = wanted.projectId();
		if (project == null) {
			return projects.first(caller.organisationId()).orElseThrow(
					() -> ScanProblem.UNKNOWN_PROJECT.because("The organisation has no project yet. Create one first."));
		}
		if (!projects.exists(project, caller.organisationId())) {
			throw ScanProblem.UNKNOWN_PROJECT.because("There is no project " + project + ".");
		}
		return project;
	}

	private static String name(NewScan wanted, List<EntityRef> seeds) {
		String name = wanted.name();
		if (name != null && !name.isBlank()) {
			return name.strip();
		}
		String first = seeds.getFirst().value();
		return seeds.size() == 1 ? first : first + " and " + (seeds.size() - 1) + " more";
	}
}
