package io.mirage.support;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.MirageEvent;
import io.mirage.platform.modules.DeploymentUnit;

import static org.awaitility.Awaitility.await;

/** Publishes other modules' events as they would, and waits until every listener has dealt with them. */
public final class Deliveries {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final JdbcClient jdbc;
	private final String registry;

	public Deliveries(ApplicationContext context) {
		this.events = context;
		this.transaction = context.getBean(TransactionTemplate.class);
		this.jdbc = context.getBean(JdbcClient.class);
		this.registry = context.getBean(DeploymentUnit.class).schema() + ".event_publication";
	}

	public void deliver(MirageEvent... events) {
		deliver(List.of(events));
	}

	public void deliver(Collection<? extends MirageEvent> all) {
		all.forEach(event -> transaction.executeWithoutResult(status -> events.publishEvent(event)));
		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
				.until(() -> jdbc.sql("select count(*) from " + registry).query(Long.class).single() == 0);
	}
}
