package io.mirage.support;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

	/**
	 * In the given order, an event that comes again only when the one before has been dealt with: the registry knows a
	 * publication by its event, and in one process no event is ever published twice at once.
	 */
	public void deliver(Collection<? extends MirageEvent> all) {
		Set<MirageEvent> round = new LinkedHashSet<>();
		for (MirageEvent event : all) {
			if (round.contains(event)) {
				deliverAtOnce(round);
				round.clear();
			}
			round.add(event);
		}
		deliverAtOnce(round);
	}

	private void deliverAtOnce(Collection<MirageEvent> round) {
		round.forEach(event -> transaction.executeWithoutResult(status -> events.publishEvent(event)));
		await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
				.until(() -> jdbc.sql("select count(*) from " + registry).query(Long.class).single() == 0);
	}
}
