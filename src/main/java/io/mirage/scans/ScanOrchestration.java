package io.mirage.scans;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.security.Caller;

/** What people do with scans. Each call is one transaction: new state, rows and events, or nothing. */
@Service
@Transactional
class ScanOrchestration {

	private final Scans scans;
	private final Plans plans;
	private final PlanMaking planMaking;
	private final Frontier frontier;
	private final Territory territory;
	private final ScanAdvance advance;
	private final Profiles profiles;
	private final Projects projects;
	private final TargetReading targets;
	private final ScanMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	ScanOrchestration(Scans scans, Plans plans, PlanMaking planMaking, Frontier frontier, Territory territory,
			ScanAdvance advance, Profiles profiles, Projects projects, TargetReading targets, ScanMetrics metrics,
			ApplicationEventPublisher events, Clock clock) {
		this.scans = scans;
		this.plans = plans;
		this.planMaking = planMaking;
		this.frontier = frontier;
		this.territory = territory;
		this.advance = advance;
		this.profiles = profiles;
		this.projects = projects;
		this.targets = targets;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	/** Creates a scan and sets it going. */
	Scan start(NewScan wanted, Caller caller) {
		Profile profile = profiles.get(wanted.profile());
		List<String> deny = Objects.requireNonNullElse(wanted.deny(), List.of());
		DenyRules.check(deny);
		List<EntityRef> seeds = targets.read(wanted.targets());
		ScanScope scope = new ScanScope(seeds, profile.intrusiveness(),
				Objects.requireNonNullElse(wanted.hopLimit(), profile.hopLimit()), deny);
		Instant now = clock.instant();
		Scan scan = new Scan(new ScanOrder(ScanId.create(now), caller.organisationId(), project(wanted, caller), name(wanted, seeds),
				caller.username(), profile.name(), scope, now));
		Plan plan = planMaking.make(scan.id(), scope, profile, Objects.requireNonNullElse(wanted.collectors(), Set.of()));
		scans.add(scan);
		plans.add(plan);
		begin(scan, plan);
		return scan;
	}

	Scan pause(ScanId id, OrganisationId organisation) {
		return change(id, organisation, scan -> scan.pause(clock));
	}

	Scan resume(ScanId id, OrganisationId organisation) {
		return change(id, organisation, scan -> scan.resume(clock));
	}

	/** What waits is cancelled at once; what runs is reported as cancelled by collection, then the scan has ended. */
	Scan stop(ScanId id, OrganisationId organisation) {
		return change(id, organisation, scan -> {
			List<MirageEvent> news = scan.stop(clock);
			advance.withdraw(scan);
			return news;
		});
	}

	void delete(ScanId id, OrganisationId organisation) {
		Scan scan = locked(id, organisation);
		scan.requireEnded();
		scans.remove(id);
		events.publishEvent(new ScanDeleted(scan.header(clock), id, scan.order().projectId()));
	}

	private void begin(Scan scan, Plan plan) {
		List<KnownEntity> seeds = scan.order().scope().targets().stream().map(KnownEntity::target).toList();
		territory.merge(scan.id(), seeds);
		advance.publish(scan.start(clock));
		int planned = frontier.add(scan.id(), plan.questionsAbout(seeds), clock.instant());
		metrics.planned(planned);
		scan.count(scan.tally().found(seeds.size()).planned(planned));
		advance.advance(scan);
	}

	private Scan change(ScanId id, OrganisationId organisation, Function<Scan, List<MirageEvent>> command) {
		Scan scan = locked(id, organisation);
		advance.publish(command.apply(scan));
		advance.advance(scan);
		return scan;
	}

	private Scan locked(ScanId id, OrganisationId organisation) {
		return scans.lock(id, organisation).orElseThrow(() -> unknown(id));
	}

	static RuntimeException unknown(ScanId id) {
		return ScanProblem.UNKNOWN_SCAN.because("There is no scan " + id + ".");
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
