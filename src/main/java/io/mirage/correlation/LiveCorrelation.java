package io.mirage.correlation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.mirage.events.scans.ScanId;

/**
 * Lets rules speak while a scan runs. Each look at a scan costs as much as its facts are many, so the next one comes no
 * sooner than twenty times as long after it: of a processor's time, at most a twentieth goes there.
 */
@Component
class LiveCorrelation {

	private static final Logger LOG = LoggerFactory.getLogger(LiveCorrelation.class);
	private static final int REST = 20;

	/** @param applied how many results it has */
	private record Running(UUID id, long applied) {}

	/** @param applied how many results it had then @param next the earliest time for the next one */
	private record Look(long applied, Instant next) {}

	private final JdbcClient jdbc;
	private final Correlation correlation;
	private final Clock clock;
	private Map<UUID, Look> looks = new HashMap<>();

	LiveCorrelation(JdbcClient jdbc, Correlation correlation, Clock clock) {
		this.jdbc = jdbc;
		this.correlation = correlation;
		this.clock = clock;
	}

	/** A scan that is new here is looked at the next time: many are over by then. */
	@Scheduled(fixedDelayString = "${mirage.correlation.live-interval:5s}", initialDelayString = "${mirage.correlation.live-interval:5s}")
	synchronized void look() {
		Map<UUID, Look> now = new HashMap<>();
		for (Running scan : running()) {
			Look last = looks.get(scan.id());
			now.put(scan.id(), last == null ? new Look(0, clock.instant()) : look(scan, last));
		}
		looks = now;
	}

	private Look look(Running scan, Look last) {
		Instant start = clock.instant();
		if (scan.applied() == last.applied() || start.isBefore(last.next())) {
			return last;
		}
		try {
			correlation.preview(new ScanId(scan.id()));
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("The rules could not look at the running scan {}, trying again soon: {}", scan.id(), away.getMessage());
		}
		Instant end = clock.instant();
		return new Look(scan.applied(), end.plus(Duration.between(start, end).multipliedBy(REST)));
	}

	private List<Running> running() {
		return jdbc.sql("""
				select scan_id as id, applied from facts.scan
				where started and finished_at is null and not forgotten and applied > 0 order by scan_id desc limit 100""")
				.query(Running.class).list();
	}
}
