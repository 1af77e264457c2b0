package io.mirage.scans;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;

/** What people do with scans. Each call is one transaction: new state, rows and events, or nothing. */
@Service
@Transactional
class ScanOrchestration {

	private static final int PAGE = 500;

	private final Scans scans;
	private final Plans plans;
	private final Frontier frontier;
	private final Territory territory;
	private final ScanAdvance advance;
	private final ScanDrafting drafting;
	private final ScanMetrics metrics;
	private final ApplicationEventPublisher events;
	private final ScanTermsGranting granting;
	private final Clock clock;

	ScanOrchestration(Scans scans, Plans plans, Frontier frontier, Territory territory,
			ScanAdvance advance, ScanDrafting drafting, ScanMetrics metrics,
			ApplicationEventPublisher events, ScanTermsGranting granting, Clock clock) {
		this.scans = scans;
		this.plans = plans;
		this.frontier = frontier;
		this.territory = territory;
		this.advance = advance;
		this.drafting = drafting;
		this.metrics = metrics;
		this.events = events;
		this.granting = granting;
		this.clock = clock;
	}

	/** Creates a scan and sets it going. */
	Scan start(NewScan wanted, Caller caller) {
		ScanDrafting.Draft draft = drafting.draft(wanted, caller);
		scans.add(draft.scan());
		plans.add(draft.plan());
		begin(draft.scan(), draft.seeds());
		return draft.scan();
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

	/** Other terms count from now on; a budget that is used up by them ends the scan. */
	Scan change(ScanId id, OrganisationId organisation, ScanChange wanted) {
		return change(id, organisation, scan -> {
			int hopsBefore = scan.terms().hopLimit();
			List<MirageEvent> news = scan.agree(granting.granted(scan.terms().with(wanted)), clock);
			reach(scan, hopsBefore);
			advance.endIfExhausted(scan);
			return news;
		});
	}

	/** The scan goes on without the collector: what waits of it is cancelled, what runs is interrupted. */
	Scan halt(ScanId id, OrganisationId organisation, String collector) {
		return change(id, organisation, scan -> {
			if (!scan.hasHalted(collector) && plans.of(scan).planned().stream().noneMatch(planned -> planned.id().equals(collector))) {
				throw ScanProblem.NOT_IN_PLAN.because("Collector '" + collector + "' takes no part in scan " + id + ".");
			}
			List<MirageEvent> news = scan.halt(collector, clock);
			scan.count(scan.tally().withdrew(frontier.withdraw(id, collector, clock.instant())));
			return news;
		});
	}

	void delete(ScanId id, OrganisationId organisation) {
		Scan scan = locked(id, organisation);
		scan.requireEnded();
		scans.remove(id);
		events.publishEvent(new ScanDeleted(scan.header(clock), id, scan.order().projectId()));
	}

	private void begin(Scan scan, List<KnownEntity> seeds) {
		territory.merge(scan.id(), seeds);
		advance.publish(scan.start(clock));
		scan.count(scan.tally().found(seeds.size()));
		plan(scan, seeds);
		advance.advance(scan);
	}

	/** Plans what a higher hop limit opens, a page at a time, or takes back what a lower one closes. */
	private void reach(Scan scan, int hopsBefore) {
		int hops = scan.terms().hopLimit();
		if (hops < hopsBefore) {
			scan.count(scan.tally().unplanned(frontier.takeBack(scan.id(), hops)));
		}
		@Nullable EntityId last = null;
		while (hops > hopsBefore) {
			List<KnownEntity> page = territory.between(scan.id(), hopsBefore, hops, last, PAGE);
			plan(scan, page);
			if (page.size() < PAGE) {
				return;
			}
			last = page.getLast().ref().id();
		}
	}

	private void plan(Scan scan, List<KnownEntity> entities) {
		int planned = frontier.add(scan.id(), plans.of(scan).questionsAbout(entities), clock.instant());
		metrics.planned(planned);
		scan.count(scan.tally().planned(planned));
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
}
