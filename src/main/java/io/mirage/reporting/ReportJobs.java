package io.mirage.reporting;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.reporting.ReportId;

/** Reports that are still to be written, and how far those are that are being written. */
@Repository
class ReportJobs {

	private final JdbcClient jdbc;
	private final Clock clock;

	ReportJobs(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void order(ReportId report) {
		jdbc.sql("insert into reporting.report_job (report_id, ordered_at) values (?, ?)")
				.params(report.value(), clock.instant().atOffset(ZoneOffset.UTC)).update();
	}

	/** The oldest that nobody works on; nobody else gets it until the transaction ends. */
	Optional<ReportId> claim() {
		return jdbc.sql("select report_id from reporting.report_job order by ordered_at, report_id limit 1 for update skip locked")
				.query(UUID.class).optional().map(ReportId::new);
	}

	void done(ReportId report) {
		jdbc.sql("delete from reporting.report_job where report_id = ?").param(report.value()).update();
		jdbc.sql("delete from reporting.report_progress where report_id = ?").param(report.value()).update();
	}

	/** @return how often the writing was begun, this time included */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public int begin(ReportId report) {
		return jdbc.sql("""
				insert into reporting.report_progress as p (report_id, attempts) values (?, 1)
				on conflict (report_id) do update set attempts = p.attempts + 1 returning attempts""")
				.param(report.value()).query(Integer.class).single();
	}

	/** @return whether the report is still wanted */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public boolean proceed(ReportId report, Report.WritingProgress progress) {
		return jdbc.sql("update reporting.report_progress set done = ?, total = ?, step = ? where report_id = ? returning not cancelled")
				.params(progress.done(), progress.total(), progress.step(), report.value()).query(Boolean.class).optional().orElse(true);
	}

	/** Whoever writes it stops at the next part. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void cancel(ReportId report) {
		jdbc.sql("update reporting.report_progress set cancelled = true where report_id = ?").param(report.value()).update();
	}

	void forget(ReportId report) {
		jdbc.sql("delete from reporting.report_progress where report_id = ?").param(report.value()).update();
	}
}
