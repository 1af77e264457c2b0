package io.mirage.storage;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/** Counts what has arrived of each scan, so that its end can be told from a pause in delivery. */
@Repository
class StoredScans {

	record Totals(long entities, long observations, long relationships) {}

	private final JdbcClient jdbc;

	StoredScans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void remember(ScanId scan, OrganisationId organisation, ProjectId project) {
		jdbc.sql("""
				insert into storage.scan (scan_id, organisation_id, project_id) values (?, ?, ?)
				on conflict (scan_id) do nothing""")
				.params(scan.value(), organisation.value(), project.value()).update();
	}

	boolean isDeleted(ScanId scan) {
		return jdbc.sql("select deleted from storage.scan where scan_id = ?").param(scan.value()).query(Boolean.class)
				.optional().orElse(false);
	}

	/** Until the transaction's end, nobody else changes what belongs to the scan as a whole. */
	void lock(ScanId scan) {
		jdbc.sql("select scan_id from storage.scan where scan_id = ? for update").param(scan.value()).query(UUID.class).single();
	}

	/** @return how many different entities the scan has now */
	long count(ScanId scan, int tasks, int entities, int observations) {
		return jdbc.sql("""
				update storage.scan set applied = applied + ?, entities = entities + ?, observations = observations + ?
				where scan_id = ? returning entities""")
				.params(tasks, entities, observations, scan.value()).query(Long.class).single();
	}

	void finish(ScanId scan, long tasks, Instant at) {
		jdbc.sql("update storage.scan set tasks = ?, finished_at = ? where scan_id = ?")
				.params(tasks, Timestamp.from(at), scan.value()).update();
	}

	/** What the scan has, if this call is the one that found it complete. */
	Optional<Totals> completed(ScanId scan) {
		int completed = jdbc.sql("""
				update storage.scan set stored = true
				where scan_id = ? and not stored and not deleted and applied >= tasks""")
				.param(scan.value()).update();
		return completed == 0 ? Optional.empty() : Optional.of(jdbc.sql("""
				select entities, observations, (select count(distinct relationship_id)
					from storage.relationship_observation where scan_id = scan.scan_id) as relationships
				from storage.scan where scan_id = ?""")
				.param(scan.value()).query(Totals.class).single());
	}

	/** How many finished scans still lack results after that time. */
	long countOverdue(Duration patience, Instant now) {
		return jdbc.sql("""
				select count(*) from storage.scan
				where tasks is not null and not stored and not deleted and finished_at < ?""")
				.param(Timestamp.from(now.minus(patience))).query(Long.class).single();
	}
}
