package io.mirage.scans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;

/** The plans of scans. What a scan started with never changes, so that of the scans at work is kept in memory. */
@Component
class Plans {

	private static final int MAX_IN_MEMORY = 100;

	private final JdbcClient jdbc;
	private final Cache<ScanId, Plan> known = Caffeine.newBuilder().maximumSize(MAX_IN_MEMORY).build();

	Plans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(Plan plan) {
		List<Plan.Candidate> collectors = plan.collectors();
		jdbc.sql("""
				insert into scans.scan_collector (scan_id, collector, name, intrusiveness, consumes, min_interval_ms, reason)
				select ?, c.collector, c.name, c.intrusiveness, string_to_array(c.consumes, ','), c.min_interval_ms, c.reason
				from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
					c (collector, name, intrusiveness, consumes, min_interval_ms, reason)""")
				.params(plan.scanId().value(), Columns.texts(collectors, Plan.Candidate::id),
						Columns.texts(collectors, Plan.Candidate::name),
						Columns.texts(collectors, collector -> collector.intrusiveness().label()),
						Columns.texts(collectors, collector -> labels(collector)),
						collectors.stream().map(Plan.Candidate::minIntervalMillis).toArray(Long[]::new),
						Columns.textsIfAny(collectors, Plan.Candidate::reason))
				.update();
	}

	/** As it is now. */
	Plan of(Scan scan) {
		return atStart(scan).changed(scan.scope(), scan::hasHalted);
	}

	private Plan atStart(Scan scan) {
		return known.get(scan.id(), id -> new Plan(id, scan.order().scope(), jdbc.sql("""
				select collector, name, intrusiveness, consumes, min_interval_ms, reason
				from scans.scan_collector where scan_id = ? order by collector""")
				.param(id.value()).query(Plans::candidate).list()));
	}

	private static String labels(Plan.Candidate collector) {
		return collector.consumes().stream().map(EntityType::label).sorted().collect(Collectors.joining(","));
	}

	private static Plan.Candidate candidate(ResultSet row, int number) throws SQLException {
		return new Plan.Candidate(row.getString("collector"), row.getString("name"),
				Intrusiveness.of(row.getString("intrusiveness")),
				Columns.texts(row, "consumes").stream().map(EntityType::of).collect(Collectors.toSet()),
				row.getLong("min_interval_ms"), row.getString("reason"));
	}
}
