package io.mirage.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.web.ProblemException;
import io.mirage.reporting.Schedules.Due;
import io.mirage.reporting.Schedules.Schedule;

/**
 * Orders the reports whose time has come, each once however many processes look. What was missed while nothing ran is made
 * up for once, not as often as it was missed.
 */
@Component
class ScheduleKeeping {

	private static final Logger log = LoggerFactory.getLogger(ScheduleKeeping.class);

	private final Schedules schedules;
	private final ReadyScans scans;
	private final ReportWriting writing;
	private final TransactionTemplate transaction;
	private final Clock clock;

	ScheduleKeeping(Schedules schedules, ReadyScans scans, ReportWriting writing, TransactionTemplate transaction, Clock clock) {
		this.schedules = schedules;
		this.scans = scans;
		this.writing = writing;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** The first time after now by the clocks of the zone, summer time and all; absent if it never comes. */
	@Nullable Instant next(String cron, ZoneId zone) {
		ZonedDateTime next = CronExpression.parse(cron).next(ZonedDateTime.now(clock.withZone(zone)));
		return next == null ? null : next.toInstant();
	}

	@Scheduled(fixedDelayString = "${mirage.reporting.interval:1s}")
	void look() {
		while (!Thread.currentThread().isInterrupted() && Boolean.TRUE.equals(transaction.execute(status -> runOne()))) {
			log.debug("A schedule was due; looking for the next one");
		}
	}

	private boolean runOne() {
		Optional<Due> due = schedules.claimDue();
		due.ifPresent(this::run);
		return due.isPresent();
	}

	private void run(Due due) {
		Schedule schedule = due.schedule();
		Instant next = next(schedule.cron(), schedule.timeZone());
		Optional<ScanId> scan = scans.newest(due.organisation(), schedule.projectId(), schedule.target())
				.filter(newest -> !newest.equals(schedule.lastScanId()));
		if (scan.isEmpty()) {
			schedules.ran(schedule.id(), next, null, "nothing_new");
			return;
		}
		try {
			writing.order(new ReportWriting.Order(scan.get(), due.organisation(), schedule.template(),
					ReportFormat.chosen(schedule.formats()), "schedule " + schedule.name()));
			schedules.ran(schedule.id(), next, scan.get(), "written");
		} catch (ProblemException refused) {
			log.warn("The schedule {} could not order its report: {}", schedule.id(), refused.detail());
			schedules.ran(schedule.id(), next, null, "failed");
		}
	}
}
