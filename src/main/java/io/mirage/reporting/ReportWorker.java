package io.mirage.reporting;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.reporting.ReportId;

/**
 * Writes ordered reports, one at a time in a process and each in one process. The lock on its job is held by the
 * transaction that writes, so a report whose writer was killed is taken up again at once.
 */
@Component
class ReportWorker {

	private static final Logger log = LoggerFactory.getLogger(ReportWorker.class);
	private static final int ATTEMPTS = 3;

	private final ReportJobs jobs;
	private final Reports reports;
	private final ReportWriting writing;
	private final TransactionTemplate transaction;

	ReportWorker(ReportJobs jobs, Reports reports, ReportWriting writing, TransactionTemplate transaction) {
		this.jobs = jobs;
		this.reports = reports;
		this.writing = writing;
		this.transaction = transaction;
	}

	/** Stops the writing of a report that nobody wants any more. */
	private static final class NotWanted extends RuntimeException {
		private static final long serialVersionUID = 1L;
	}

	@Scheduled(fixedDelayString = "${mirage.reporting.interval:1s}")
	void work() {
		while (!Thread.currentThread().isInterrupted() && workOnOne()) {
			log.debug("A report was written; looking for the next one");
		}
	}

	/** @return whether there was one */
	private boolean workOnOne() {
		AtomicReference<@Nullable ReportId> claimed = new AtomicReference<>();
		try {
			return Boolean.TRUE.equals(transaction.execute(status -> {
				Optional<ReportId> next = jobs.claim();
				next.ifPresent(claimed::set);
				next.ifPresent(this::write);
				return next.isPresent();
			}));
		} catch (NotWanted deleted) {
			return true;
		} catch (RuntimeException failure) {
			ReportId report = claimed.get();
			if (report == null) {
				throw failure;
			}
			log.error("The report {} could not be written", report, failure);
			fail(report, "It could not be written. The log of the server says why.");
			return true;
		}
	}

	private void write(ReportId report) {
		if (jobs.begin(report) > ATTEMPTS) {
			reports.setFailed(report, "Its writing was begun " + ATTEMPTS + " times and never came to an end.");
		} else {
			writing.writeOrdered(report, progress -> {
				if (!jobs.proceed(report, progress)) {
					throw new NotWanted();
				}
			});
		}
		jobs.done(report);
	}

	private void fail(ReportId report, String error) {
		transaction.executeWithoutResult(status -> {
			reports.setFailed(report, error);
			jobs.done(report);
		});
	}
}
