package io.mirage.scans;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityType;
import io.mirage.events.registry.CatalogueChanged;
import io.mirage.events.registry.CatalogueEntry;
import io.mirage.events.registry.CollectorState;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.platform.security.Caller;
import io.mirage.platform.security.Role;

/** Stands where the other modules stand: gives the catalogue and the results, and sees what scans announces. */
@TestComponent
class Desk {

	static final Caller ADA = new Caller(AccountId.create(Instant.EPOCH), "ada", OrganisationId.DEFAULT, Set.of("analyst"),
			Role.ANALYST.permissions());

	private static final List<CatalogueEntry> CATALOGUE = List.of(
			entry("cert-log", Intrusiveness.PASSIVE, CollectorState.ACTIVE, EntityType.DOMAIN_NAME),
			entry("net-owner", Intrusiveness.PASSIVE, CollectorState.ACTIVE, EntityType.IP_ADDRESS, EntityType.HOSTNAME),
			entry("dns-records", Intrusiveness.DNS, CollectorState.ACTIVE, EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
			entry("reverse-dns", Intrusiveness.DNS, CollectorState.ACTIVE, EntityType.IP_ADDRESS),
			entry("web-page", Intrusiveness.ACTIVE, CollectorState.ACTIVE, EntityType.HOSTNAME, EntityType.IP_ADDRESS),
			entry("people", Intrusiveness.PASSIVE, CollectorState.ACTIVE, EntityType.PERSON),
			entry("port-scan", Intrusiveness.AGGRESSIVE, CollectorState.ACTIVE, EntityType.IP_ADDRESS),
			entry("retired", Intrusiveness.PASSIVE, CollectorState.DISABLED, EntityType.DOMAIN_NAME));

	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final JdbcClient jdbc;
	private final ConcurrentLinkedQueue<MirageEvent> heard = new ConcurrentLinkedQueue<>();

	Desk(ApplicationEventPublisher events, TransactionTemplate transaction, JdbcClient jdbc) {
		this.events = events;
		this.transaction = transaction;
		this.jdbc = jdbc;
	}

	@EventListener
	void on(MirageEvent event) {
		heard.add(event);
	}

	void openCatalogue() {
		publish(new CatalogueChanged(header("catalogue"), 1, CATALOGUE));
		Awaitility.await().until(() -> jdbc.sql("select count(*) from scans.collector").query(Integer.class).single() == CATALOGUE.size());
	}

	void publish(MirageEvent event) {
		transaction.executeWithoutResult(status -> events.publishEvent(event));
	}

	/** Reports results and waits until scans has taken them in. */
	void report(ScanId scan, List<TaskResult> results) {
		publish(Results.batch(scan, results));
		awaitTaken(scan, results);
	}

	void awaitTaken(ScanId scan, Collection<TaskResult> results) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(5)).until(() -> unfinished(scan, results) == 0);
	}

	/** Answers every task handed out, until the scan has ended. @param world absent stands for "nothing to say" */
	void answerAll(ScanId scan, Function<PlannedTask, @Nullable TaskResult> world) {
		List<PlannedTask> answered = new ArrayList<>();
		while (!state(scan).isFinal()) {
			List<PlannedTask> open = new ArrayList<>(handedOut(scan));
			open.removeAll(answered);
			answered.addAll(open);
			report(scan, open.stream().map(task -> {
				TaskResult result = world.apply(task);
				return result == null ? Results.empty(scan, task) : result;
			}).toList());
		}
	}

	/** All that must not depend on the order of events, readable. */
	Set<String> finalState(ScanId scan) {
		Set<String> state = new TreeSet<>();
		state.addAll(jdbc.sql("""
				select concat_ws(' ', t.collector, e.value, t.distance, t.state, t.outcome, t.detail)
				from scans.task t join scans.entity e on e.scan_id = t.scan_id and e.id = t.entity_id where t.scan_id = ?""")
				.param(scan.value()).query(String.class).list());
		state.addAll(jdbc.sql("select concat_ws(' ', value, distance, in_scope) from scans.entity where scan_id = ?")
				.param(scan.value()).query(String.class).list());
		ScanFinished finished = heard(ScanFinished.class, scan).getFirst();
		state.add(finished.state() + " " + finished.tasks() + " " + finished.entities() + " " + finished.coverage());
		return state;
	}

	List<PlannedTask> handedOut(ScanId scan) {
		return heard(TasksPlanned.class, scan).stream().flatMap(event -> event.tasks().stream()).distinct().toList();
	}

	<T extends MirageEvent> List<T> heard(Class<T> type, ScanId about) {
		return heard.stream().filter(type::isInstance).map(type::cast)
				.filter(event -> event.header().orderingKey().equals(about.toString())).toList();
	}

	ScanState state(ScanId scan) {
		return ScanState.of(jdbc.sql("select state from scans.scan where id = ?").param(scan.value()).query(String.class).single());
	}

	static EventHeader header(String key) {
		return EventHeader.of(key, OrganisationId.DEFAULT, Clock.systemUTC());
	}

	static NewScan wanted(String target) {
		return wanted(Profiles.DEFAULT, target);
	}

	static NewScan wanted(String profile, String target) {
		return new NewScan(null, List.of(NewScan.Target.of(target)), profile, null, null, null, null, null, null);
	}

	private int unfinished(ScanId scan, Collection<TaskResult> results) {
		return jdbc.sql("select count(*) from scans.task where scan_id = ? and id = any(?) and state in ('pending', 'running')")
				.params(scan.value(), Columns.uuids(results, result -> result.taskId().value())).query(Integer.class).single();
	}

	private static CatalogueEntry entry(String id, Intrusiveness intrusiveness, CollectorState state, EntityType... consumes) {
		return new CatalogueEntry(new CollectorDescriptor(id, "The " + id, "Says something.", "1.0.0", intrusiveness,
				Set.of(consumes), Set.of(EntityType.HOSTNAME), false, URI.create("https://source.example"), Duration.ZERO), state);
	}
}
