package io.mirage.scans;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up while the schema answers; tells whether the catalogue has come and how long the oldest task has been out. */
@Component("scans")
class ScansHealth extends AbstractHealthIndicator {

	private final JdbcClient jdbc;
	private final Catalogue catalogue;
	private final Clock clock;

	ScansHealth(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
		super("The scans schema does not answer");
		this.jdbc = jdbc;
		this.catalogue = catalogue;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		long unfinished = jdbc.sql("select count(*) from scans.scan where state in ('running', 'paused')")
				.query(Long.class).single();
		Optional<Duration> oldest = jdbc.sql("""
				select min(t.dispatched_at) as oldest from scans.scan s join scans.task t on t.scan_id = s.id
				where s.state = 'running' and t.state = 'running'""")
				.query((row, number) -> Optional.ofNullable(Columns.instantIfAny(row, "oldest")))
				.single().map(since -> Duration.between(since, clock.instant()));
		builder.up().withDetail("catalogue", catalogue.version().isPresent() ? "known" : "awaited")
				.withDetail("unfinished_scans", unfinished)
				.withDetail("oldest_task_seconds", oldest.map(Duration::toSeconds).orElse(0L));
	}
}
