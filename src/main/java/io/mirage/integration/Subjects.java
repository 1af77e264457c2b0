package io.mirage.integration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.scans.ScanId;

/** The scans of which exports are made, and where each stands. */
@Repository
class Subjects {

	/**
	 * @param findings how many there are; absent until all rules have run
	 * @param decided whether the first export is due or written
	 * @param forgotten whether the scan was deleted
	 */
	record Subject(ScanId scan, @Nullable Long findings, boolean decided, boolean forgotten) {}

	private final JdbcClient jdbc;

	Subjects(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Until the transaction ends nobody else decides anything about the scan; what they decided before is visible. */
	Subject lock(ScanId scan) {
		return jdbc.sql("""
				insert into integration.subject (scan_id) values (?)
				on conflict (scan_id) do update set forgotten = subject.forgotten returning *""")
				.param(scan.value()).query(Subjects::subject).single();
	}

	/** Counts once: the first word stays. */
	void expect(ScanId scan, long findings) {
		jdbc.sql("update integration.subject set findings = coalesce(findings, ?) where scan_id = ?")
				.params(findings, scan.value()).update();
	}

	void due(ScanId scan, Instant since) {
		jdbc.sql("update integration.subject set decided = true, due_at = ? where scan_id = ?")
				.params(since.atOffset(ZoneOffset.UTC), scan.value()).update();
	}

	/** Those that wait for their first export and have not failed too often, the longest first; at most a hundred. */
	List<ScanId> allDue(int maxAttempts) {
		return jdbc.sql("""
				select scan_id from integration.subject where due_at is not null and attempts < ?
				order by attempts, due_at limit 100""")
				.param(maxAttempts).query((row, number) -> new ScanId(row.getObject("scan_id", UUID.class))).list();
	}

	/** @return false if it is not due any more, or somebody else is at work on it */
	boolean lockIfDue(ScanId scan) {
		return jdbc.sql("select scan_id from integration.subject where scan_id = ? and due_at is not null for update skip locked")
				.param(scan.value()).query(UUID.class).optional().isPresent();
	}

	void written(ScanId scan) {
		jdbc.sql("update integration.subject set due_at = null, attempts = 0 where scan_id = ?").param(scan.value()).update();
	}

	void failed(ScanId scan) {
		jdbc.sql("update integration.subject set attempts = attempts + 1 where scan_id = ?").param(scan.value()).update();
	}

	/** How many wait although they were tried that often. */
	long countDue(int minAttempts) {
		return jdbc.sql("select count(*) from integration.subject where due_at is not null and attempts >= ?")
				.param(minAttempts).query(Long.class).single();
	}

	void forget(ScanId scan) {
		jdbc.sql("update integration.subject set forgotten = true, due_at = null where scan_id = ?").param(scan.value()).update();
	}

	private static Subject subject(ResultSet row, int number) throws SQLException {
		return new Subject(new ScanId(row.getObject("scan_id", UUID.class)), row.getObject("findings", Long.class),
				row.getBoolean("decided"), row.getBoolean("forgotten"));
	}
}
