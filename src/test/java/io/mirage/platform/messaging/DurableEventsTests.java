package io.mirage.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the registry promises, seen on a listener that fails when told to. */
@SpringBootTest(properties = {"mirage.events.retry-interval=200ms", "mirage.heartbeat-interval=1h"})
@AutoConfigureMockMvc
@ActiveProfiles("discovery")
@ContextConfiguration(initializers = TestDatabase.class)
class DurableEventsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final JdbcClient database;
	private final Mood mood;
	private final DeadEvents dead;

	DurableEventsTests(@Autowired ApplicationEventPublisher events, @Autowired TransactionTemplate transaction,
			@Autowired JdbcClient database, @Autowired Mood mood, @Autowired DeadEvents dead) {
		this.events = events;
		this.transaction = transaction;
		this.database = database;
		this.mood = mood;
		this.dead = dead;
	}

	@BeforeEach
	void calm() {
		mood.fails().set(false);
		mood.heard().clear();
	}

	@Test
	void aListenerHearsWhatWasCommitted() {
		publish("committed");

		await().atMost(PATIENCE).until(() -> mood.heard().contains("committed"));
		await().atMost(PATIENCE).until(() -> openPublications("committed") == 0);
	}

	@Test
	void anEventIsKeptOnceAndGoesWithItsLastListener() {
		mood.fails().set(true);
		publish("shared");
		await().atMost(PATIENCE).until(() -> mood.failures().contains("shared"));
		assertThat(storedEvents("shared")).isOne();

		mood.fails().set(false);

		await().atMost(PATIENCE).until(() -> openPublications("shared") == 0);
		assertThat(storedEvents("shared")).isZero();
	}

	@Test
	void nobodyHearsWhatWasRolledBack() {
		transaction.executeWithoutResult(status -> {
			events.publishEvent(request("rolled-back"));
			status.setRollbackOnly();
		});
		publish("after");

		await().atMost(PATIENCE).until(() -> mood.heard().contains("after"));
		assertThat(mood.heard()).doesNotContain("rolled-back");
		assertThat(openPublications("rolled-back")).isZero();
	}

	@Test
	void aFailedListenerIsTriedAgain() {
		mood.fails().set(true);
		publish("second-time");
		await().atMost(PATIENCE).until(() -> mood.failures().contains("second-time"));

		mood.fails().set(false);

		await().atMost(PATIENCE).until(() -> mood.heard().contains("second-time"));
	}

	@Test
	void anEventThatFailsFiveTimesIsKeptAsideWithItsReasonAndCanBeRetried() {
		mood.fails().set(true);
		publish("hopeless");

		await().atMost(PATIENCE).until(() -> deadReason("hopeless").isPresent());
		assertThat(deadReason("hopeless").orElseThrow()).contains("in a bad mood");
		assertThat(openPublications("hopeless")).isZero();

		mood.fails().set(false);
		dead.retry(database.sql("select id from platform_discovery.dead_event where serialized_event like '%hopeless%'")
				.query(UUID.class).single());

		await().atMost(PATIENCE).until(() -> mood.heard().contains("hopeless"));
		assertThat(deadReason("hopeless")).isEmpty();
	}

	private void publish(String about) {
		transaction.executeWithoutResult(status -> events.publishEvent(request(about)));
	}

	private static RepublishRequested request(String about) {
		return new RepublishRequested(EventHeader.of("test", OrganisationId.DEFAULT, Clock.systemUTC()), about, "test");
	}

	private long openPublications(String about) {
		return database.sql("select count(*) from platform_discovery.event_publication p"
				+ " join platform_discovery.event e on e.id = p.event_id where serialized_event like ?"
				+ " and listener_id like '%Moody%'").param("%" + about + "%").query(Long.class).single();
	}

	private long storedEvents(String about) {
		return database.sql("select count(*) from platform_discovery.event where serialized_event like ?").param("%" + about + "%")
				.query(Long.class).single();
	}

	private Optional<String> deadReason(String about) {
		return database.sql("select failure from platform_discovery.dead_event where serialized_event like ?")
				.param("%" + about + "%").query(String.class).optional();
	}

	@TestConfiguration
	static class Listeners {

		@Bean
		Mood mood() {
			return new Mood(new AtomicBoolean(), ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
		}

		@Bean
		Moody moody(Mood mood) {
			return new Moody(mood);
		}
	}

	/** Apart from the listener, which Spring hides behind a proxy. */
	record Mood(AtomicBoolean fails, Set<String> heard, Set<String> failures) {}

	static class Moody {

		private final Mood mood;

		Moody(Mood mood) {
			this.mood = mood;
		}

		@ApplicationModuleListener
		public void on(RepublishRequested event) {
			if (mood.fails().get()) {
				mood.failures().add(event.event());
				throw new IllegalStateException("in a bad mood");
			}
			mood.heard().add(event.event());
		}
	}
}
