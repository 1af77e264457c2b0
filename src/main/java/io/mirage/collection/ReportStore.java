package io.mirage.collection;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes reports last. Raw answers go first; then a batch of results with its receipts and its event is one transaction.
 * Storing the same reports again changes nothing, so after a failure all of them may come again.
 */
@Component
class ReportStore {

	private static final Logger LOG = LoggerFactory.getLogger(ReportStore.class);

	private final Tasks tasks;
	private final Receipts receipts;
	private final RawAnswers rawAnswers;
	private final Announcement announcement;
	private final ResultMaking results;
	private final TransactionTemplate transaction;

	ReportStore(Tasks tasks, Receipts receipts, RawAnswers rawAnswers, Announcement announcement, ResultMaking results,
			TransactionTemplate transaction) {
		this.tasks = tasks;
		this.receipts = receipts;
		this.rawAnswers = rawAnswers;
		this.announcement = announcement;
		this.results = results;
		this.transaction = transaction;
	}

	/** @throws RuntimeException if the store is away, see {@link StoreFailures}: then come again with all reports */
	void store(List<Report> reports) {
		List<Report.Finished> finished = new ArrayList<>();
		List<Report.Postponed> postponed = new ArrayList<>();
		for (Report report : reports) {
			switch (report) {
				case Report.Finished done -> finished.add(done);
				case Report.Postponed again -> postponed.add(again);
			}
		}
		if (!postponed.isEmpty()) {
			transaction.executeWithoutResult(status -> receipts.store(tasks.postpone(postponed)));
		}
		Batches.of(finished).forEach(this::finish);
	}

	/** What the store refuses for its content is tried one by one, so that one answer does not hold up the others. */
	private void finish(List<Report.Finished> batch) {
		try {
			finishTogether(batch);
		} catch (RuntimeException refused) {
			if (StoreFailures.mayPass(refused)) {
				throw refused;
			}
			batch.forEach(this::finishAlone);
		}
	}

	private void finishAlone(Report.Finished report) {
		try {
			finishTogether(List.of(report));
		} catch (RuntimeException refused) {
			if (StoreFailures.mayPass(refused)) {
				throw refused;
			}
			LOG.error("The answer to task {} of {} could not be stored", report.task().id(), report.task().collector(), refused);
			finishTogether(List.of(results.unstorable(report)));
		}
	}

	private void finishTogether(List<Report.Finished> batch) {
		rawAnswers.store(batch.stream().flatMap(report -> report.raw().stream()).toList());
		transaction.executeWithoutResult(status -> {
			List<Report.Finished> counted = tasks.finish(batch);
			if (!counted.isEmpty()) {
				receipts.store(counted);
				rawAnswers.cite(counted);
				announcement.publish(counted.getFirst().task().scan(), counted.stream().map(Report.Finished::result).toList());
			}
		});
	}
}
