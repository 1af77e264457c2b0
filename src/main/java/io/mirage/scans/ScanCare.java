package io.mirage.scans;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.scans.ScanId;

/**
 * Looks after unfinished scans: continues them after a restart, hands out again what collection seems to have lost, takes
 * collectors out that nobody can run any more, and ends what has used up its time.
 */
@Component
class ScanCare {

	private static final Logger LOG = LoggerFactory.getLogger(ScanCare.class);

	private final Scans scans;
	private final ScanAdvance advance;
	private final Catalogue catalogue;
	private final Plans plans;
	private final Frontier frontier;
	private final IdempotentStart idempotency;
	private final ScanMetrics metrics;
	private final TransactionTemplate transaction;
	private final ApplicationEventPublisher events;
	private final ScanProperties properties;
	private final Clock clock;

	ScanCare(Scans scans, ScanAdvance advance, Catalogue catalogue, Plans plans, Frontier frontier, IdempotentStart idempotency, ScanMetrics metrics,
			TransactionTemplate transaction, ApplicationEventPublisher events, ScanProperties properties, Clock clock) {
		this.scans = scans;
		this.advance = advance;
		this.catalogue = catalogue;
		this.plans = plans;
		this.frontier = frontier;
		this.idempotency = idempotency;
		this.metrics = metrics;
		this.transaction = transaction;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	/** What happened elsewhere while this process was away is told again by its owners. */
	@EventListener(ApplicationReadyEvent.class)
	void askForState() {
		transaction.executeWithoutResult(status -> List.of("CatalogueChanged", "ProjectCreated", "ProjectCollectorsChanged")
				.forEach(event -> events.publishEvent(new RepublishRequested(
						EventHeader.of("scans", OrganisationId.DEFAULT, clock), event, "scans"))));
	}

	@Scheduled(fixedDelayString = "${mirage.scans.check-interval:5s}")
	void check() {
		try {
			Set<String> withdrawn = catalogue.withdrawn();
			scans.unfinished().forEach(scan -> checkAlone(scan, withdrawn));
			metrics.scans(scans.countByState());
			idempotency.sweep();
		} catch (DataAccessException | TransactionException storeAway) {
			LOG.warn("Scans could not be checked, trying again in {}: {}", properties.checkInterval(), storeAway.getMessage());
		}
	}

	/** A scan that cannot be checked is left to the next check and does not hold up the others. */
	private void checkAlone(ScanId id, Set<String> withdrawn) {
		try {
			transaction.executeWithoutResult(status -> check(id, withdrawn));
		} catch (DataAccessException | TransactionException failure) {
			LOG.warn("Scan {} could not be checked, trying again in {}", id, properties.checkInterval(), failure);
		}
	}

	private void check(ScanId id, Set<String> withdrawn) {
		scans.lockIfFree(id).filter(Scan::isUnfinished).ifPresent(scan -> {
			advance.endIfExhausted(scan);
			withdraw(scan, withdrawn);
			if (scan.mayDispatch() || scan.isStopping()) {
				advance.resendOverdue(scan);
			}
			advance.advance(scan);
		});
	}

	/** A source that is gone would be planned, skipped and planned again with every new entity. */
	private void withdraw(Scan scan, Set<String> withdrawn) {
		if (withdrawn.isEmpty() || !scan.mayDispatch()) {
			return;
		}
		plans.of(scan).planned().stream().map(Plan.Candidate::id).filter(withdrawn::contains).forEach(collector -> {
			advance.publish(scan.halt(collector, clock));
			scan.count(scan.tally().withdrew(frontier.withdraw(scan.id(), collector, clock.instant())));
		});
	}
}
