package io.mirage.registry;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.CollectorsDeclared;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.CatalogueChanged;
import io.mirage.events.registry.CatalogueEntry;
import io.mirage.events.registry.CollectorState;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.ProblemException;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ModuleTest
@Import(RegistryModuleTests.Ear.class)
class RegistryModuleTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	@Autowired Ear ear;
	@Autowired Collectors collectors;
	@Autowired CatalogueKeeping catalogue;
	@Autowired CollectorAnalytics analytics;
	@Autowired ApplicationEventPublisher events;
	@Autowired TransactionTemplate transaction;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void startWithTwoCollectors() {
		for (String table : List.of("collector_version", "collector", "catalogue", "collector_run", "collector_outcome", "applied_batch")) {
			jdbc.sql("delete from registry." + table).update();
		}
		ear.heard.clear();
		declare(NOON, descriptor("dns-records", "1.0.0"), descriptor("cert-log", "1.0.0"));
		awaitAnnouncements(1);
	}

	@Test
	void newCollectorsAreActive() {
		assertThat(ear.last().entries()).extracting(CatalogueEntry::state).containsExactly(CollectorState.ACTIVE, CollectorState.ACTIVE);
		assertThat(ear.last().entries()).extracting(entry -> entry.collector().id()).containsExactly("cert-log", "dns-records");
	}

	@Test
	void theSameListAgainIsNoNews() {
		declare(NOON.plusSeconds(1), descriptor("dns-records", "1.0.0"), descriptor("cert-log", "1.0.0"));
		declare(NOON.plusSeconds(2), descriptor("dns-records", "1.1.0"), descriptor("cert-log", "1.0.0"));
		awaitAnnouncements(2);

		assertThat(ear.last().version()).isGreaterThan(ear.first().version());
	}

	@Test
	void anOlderListThatComesLateIsIgnored() {
		declare(NOON.minusSeconds(60), descriptor("old-one", "1.0.0"));
		declare(NOON.plusSeconds(60), descriptor("dns-records", "1.0.0"), descriptor("cert-log", "1.0.0"), descriptor("whois", "1.0.0"));
		awaitAnnouncements(2);

		assertThat(collectors.find("old-one")).isEmpty();
	}

	@Test
	void keepsTheHistoryOfVersions() {
		declare(NOON.plusSeconds(1), descriptor("dns-records", "1.1.0"), descriptor("cert-log", "1.0.0"));
		awaitAnnouncements(2);

		assertThat(collectors.versions("dns-records")).extracting(Collectors.CollectorVersion::version).containsExactly("1.1.0", "1.0.0");
		assertThat(collectors.find("dns-records").orElseThrow().descriptor().version()).isEqualTo("1.1.0");
	}

	@Test
	void aDecisionIsAnnouncedOnce() {
		long before = ear.last().version();
		catalogue.decide("cert-log", CollectorState.DISABLED);
		catalogue.decide("cert-log", CollectorState.DISABLED);

		assertThat(ear.heard).hasSize(2);
		assertThat(ear.last().version()).isGreaterThan(before);
		assertThat(state("cert-log")).isEqualTo(CollectorState.DISABLED);
		assertThat(state("dns-records")).isEqualTo(CollectorState.ACTIVE);
	}

	@Test
	void aCollectorThatIsGoneCannotBeUsedUntilItIsBackAsItWas() {
		catalogue.decide("cert-log", CollectorState.DISABLED);
		declare(NOON.plusSeconds(1), descriptor("dns-records", "1.0.0"));
		awaitAnnouncements(3);
		assertThat(state("cert-log")).isEqualTo(CollectorState.DEPRECATED);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> catalogue.decide("cert-log", CollectorState.ACTIVE))
				.satisfies(failure -> assertThat(failure.problem()).isEqualTo(RegistryProblem.NOT_AVAILABLE));

		declare(NOON.plusSeconds(2), descriptor("dns-records", "1.0.0"), descriptor("cert-log", "1.0.0"));
		awaitAnnouncements(4);
		assertThat(state("cert-log")).isEqualTo(CollectorState.DISABLED);
	}

	@Test
	void tellsTheCatalogueAgainOnRequest() {
		publish(new RepublishRequested(header(NOON), "CatalogueChanged", "scans"));
		awaitAnnouncements(2);

		assertThat(ear.last().version()).isEqualTo(ear.first().version());
		assertThat(ear.last().entries()).isEqualTo(ear.first().entries());
	}

	@Test
	void asksForTheCollectorsAtStart() {
		catalogue.askForCollectors();

		assertThat(ear.requests).extracting(RepublishRequested::event).contains("CollectorsDeclared");
	}

	@Test
	void countsEveryBatchOnce() {
		TasksCompleted batch = batch(result("dns-records", Outcome.ANSWERED, 2, 30), result("dns-records", Outcome.EMPTY, 0, 10),
				result("dns-records", null, 0, 0));
		publish(batch);
		publish(batch);
		publish(batch(result("cert-log", Outcome.BLOCKED, 0, 5)));
		Awaitility.await().until(() -> analytics.figures().size() == 2);

		assertThat(analytics.figures().get("dns-records")).isEqualTo(new CollectorAnalytics.Figures(2, 2, 20L,
				Map.of(Outcome.ANSWERED, 1L, Outcome.EMPTY, 1L)));
		assertThat(analytics.figures().get("cert-log")).isNotNull().extracting(CollectorAnalytics.Figures::outcomes)
				.isEqualTo(Map.of(Outcome.BLOCKED, 1L));
	}

	@Test
	void forgetsOldBatches() {
		publish(batch(result("cert-log", Outcome.EMPTY, 0, 5)));
		Awaitility.await().until(() -> analytics.figures().size() == 1);
		jdbc.sql("update registry.applied_batch set applied_at = now() - interval '8 days'").update();
		analytics.sweep();

		assertThat(jdbc.sql("select count(*) from registry.applied_batch").query(Long.class).single()).isZero();
	}

	private void awaitAnnouncements(int number) {
		Awaitility.await().until(() -> ear.heard.size() >= number);
		assertThat(ear.heard).hasSize(number);
	}

	/** Completed publications are deleted, so none left means every listener is done. */
	private void awaitListeners() {
		Awaitility.await().until(() -> jdbc.sql("select count(*) from platform_registry.event where event_type like '%CollectorsDeclared'")
				.query(Long.class).single() == 0);
	}

	private CollectorState state(String id) {
		return ear.last().entries().stream().filter(entry -> entry.collector().id().equals(id)).findFirst().orElseThrow().state();
	}

	private void declare(Instant at, CollectorDescriptor... descriptors) {
		EventHeader header = header(at);
		publish(new CollectorsDeclared(header, Arrays.asList(descriptors)));
		awaitListeners();
	}

	private void publish(MirageEvent event) {
		transaction.executeWithoutResult(status -> events.publishEvent(event));
	}

	private static EventHeader header(Instant at) {
		return new EventHeader(Uuids.timeOrdered(at), "catalogue", at, OrganisationId.DEFAULT);
	}

	private static CollectorDescriptor descriptor(String id, String version) {
		return new CollectorDescriptor(id, "The " + id, "Says something.", version, Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME),
				Set.of(EntityType.HOSTNAME), false, URI.create("https://source.example"), Duration.ofMillis(250));
	}

	private static TasksCompleted batch(TaskResult... results) {
		ScanId scan = ScanId.create(NOON);
		return new TasksCompleted(EventHeader.of(scan, OrganisationId.DEFAULT, Clock.systemUTC()), scan, ProjectId.DEFAULT, Arrays.asList(results));
	}

	private static TaskResult result(String collector, @Nullable Outcome outcome, int found, int millis) {
		EntityRef asked = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");
		TaskId task = new TaskId(UUID.randomUUID());
		List<Observation> observations = IntStream.range(0, found).mapToObj(i -> {
			EntityRef entity = EntityRef.of(EntityType.HOSTNAME, "h" + i + ".aurora-kites.example");
			return new Observation(Observation.idOf(task, entity), entity, 90, Reliability.B, NOON, Map.of(), List.of(), null);
		}).toList();
		return new TaskResult(task, collector, asked, outcome == null ? TaskState.CANCELLED : TaskState.COMPLETED, outcome, null, NOON,
				Duration.ofMillis(millis), 1, observations, List.of());
	}

	@TestComponent
	static class Ear {
		final ConcurrentLinkedDeque<CatalogueChanged> heard = new ConcurrentLinkedDeque<>();
		final ConcurrentLinkedDeque<RepublishRequested> requests = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(CatalogueChanged event) {
			heard.add(event);
		}

		@EventListener
		void on(RepublishRequested event) {
			requests.add(event);
		}

		CatalogueChanged first() {
			return heard.getFirst();
		}

		CatalogueChanged last() {
			return heard.getLast();
		}
	}
}
