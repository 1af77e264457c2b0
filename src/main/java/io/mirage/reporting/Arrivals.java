package io.mirage.reporting;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

/** What has arrived of each scan. Every step locks the scan's row, so of two that come together one sees the other. */
@Repository
class Arrivals {

	private final JdbcClient jdbc;

	Arrivals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void started(ScanId scan, OrganisationId organisation) {
		lock(scan, organisation);
		jdbc.sql("update reporting.progress set started = true where scan_id = ?").param(scan.value()).update();
	}

	void factsComplete(ScanId scan, OrganisationId organisation) {
		lock(scan, organisation);
		jdbc.sql("update reporting.progress set facts_complete = true where scan_id = ?").param(scan.value()).update();
	}

	void correlated(ScanId scan, OrganisationId organisation, int findings) {
		lock(scan, organisation);
		jdbc.sql("update reporting.progress set expected = ? where scan_id = ?").params(findings, scan.value()).update();
	}

	void findingsArrived(ScanId scan, int fresh) {
		jdbc.sql("update reporting.progress set findings = findings + ? where scan_id = ?").params(fresh, scan.value()).update();
	}

	void deleted(ScanId scan, OrganisationId organisation) {
		lock(scan, organisation);
		jdbc.sql("update reporting.progress set deleted = true where scan_id = ?").param(scan.value()).update();
	}

	/** @return whether the scan is still wanted */
	boolean lock(ScanId scan, OrganisationId organisation) {
		return jdbc.sql("""
				insert into reporting.progress as known (scan_id, organisation_id) values (?, ?)
				on conflict (scan_id) do update set scan_id = excluded.scan_id returning not known.deleted""")
				.params(scan.value(), organisation.value()).query(Boolean.class).single();
	}

	/** Whether everything is there that a report needs. */
	boolean isReady(ScanId scan) {
		return jdbc.sql("""
				select exists (select 1 from reporting.progress
					where scan_id = ? and not deleted and started and facts_complete and findings >= expected)""")
				.param(scan.value()).query(Boolean.class).single();
	}

	/** Whether everything is there and this call is the first to find it so. */
	boolean becameReady(ScanId scan) {
		return jdbc.sql("""
				update reporting.progress set written = true
				where scan_id = ? and not written and not deleted and started and facts_complete and findings >= expected""")
				.param(scan.value()).update() == 1;
	}

	/** How many scans have all their facts and wait for the rules' conclusions. */
	long countAwaitingFindings() {
		return jdbc.sql("select count(*) from reporting.progress where facts_complete and not written and not deleted")
				.query(Long.class).single();
	}
}
