package io.mirage.platform.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.platform.modules.DeploymentUnit;

/** What operators watch of the unit's events: how many deliveries wait, how old the oldest is, how many failed or were given up. */
@Component
class EventMetrics {

	private static final Logger LOG = LoggerFactory.getLogger(EventMetrics.class);

	private final JdbcClient database;
	private final String schema;
	private volatile Figures figures = new Figures(0, 0, 0, 0);

	private record Figures(long waiting, long failed, double oldestSeconds, long dead) {}

	EventMetrics(JdbcClient database, DeploymentUnit unit, MeterRegistry registry) {
		this.database = database;
		this.schema = unit.schema();
		Gauge.builder("mirage.events.waiting", this, metrics -> metrics.figures.waiting()).register(registry);
		Gauge.builder("mirage.events.failed", this, metrics -> metrics.figures.failed()).register(registry);
		Gauge.builder("mirage.events.oldest", this, metrics -> metrics.figures.oldestSeconds()).baseUnit("seconds").register(registry);
		Gauge.builder("mirage.events.dead", this, metrics -> metrics.figures.dead()).register(registry);
	}

	@Scheduled(fixedDelayString = "${mirage.events.metrics-interval:10s}")
	void measure() {
		try {
			figures = database.sql("""
					select count(*) as waiting, count(*) filter (where status = 'FAILED') as failed,
						coalesce(extract(epoch from now() - min(publication_date)), 0) as oldest_seconds,
						(select count(*) from %1$s.dead_event) as dead
					from %1$s.event_publication""".formatted(schema)).query(Figures.class).single();
		} catch (DataAccessException away) {
			LOG.debug("Events cannot be counted", away);
		}
	}
}
