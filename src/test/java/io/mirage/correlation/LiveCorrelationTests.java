package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

/** Rules speak while a scan runs, and in the end say what its complete facts say. */
@ModuleTest
@Import(LiveCorrelationTests.Ear.class)
class LiveCorrelationTests {

	private static final EntityRef DATABASE = EntityRef.of(EntityType.SERVICE, "db.aurora-kites.example:5432/tcp");

	@MockitoSpyBean
	private RuleRun run;

	private final Correlation correlation;
	private final LiveCorrelation live;
	private final JdbcClient jdbc;
	private final Ear ear;
	private final Deliveries deliveries;

	LiveCorrelationTests(@Autowired ApplicationContext context, @Autowired Correlation correlation, @Autowired LiveCorrelation live,
			@Autowired JdbcClient jdbc, @Autowired Ear ear) {
		this.correlation = correlation;
		this.live = live;
		this.jdbc = jdbc;
		this.ear = ear;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forget() {
		ear.raised.clear();
		ear.changed.clear();
		jdbc.sql("""
				truncate correlation.finding, facts.false_positive, facts.scan, facts.completion, facts.scan_task, facts.scan_entity,
				facts.scan_observation, facts.scan_relationship""").update();
	}

	@Test
	void tellsWhatMoreFactsCannotProveWrongWhileTheScanRuns() {
		Investigation scan = new Investigation();
		scan.ask("service-detection", host("db.aurora-kites.example")).saw(DATABASE, Map.of("service", "postgresql")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		live.look();
		assertThat(ear.raised).as("a scan is looked at the second time it is seen").isEmpty();

		live.look();
		assertThat(ear.raised).extracting(Finding::ruleId).contains("exposed-database");
		int told = ear.raised.size();
		live.look();
		deliveries.deliver(scan.finished());
		assertThat(ear.raised.stream().filter(finding -> finding.ruleId().equals("exposed-database"))).as("told once").hasSize(1);
		assertThat(told).isPositive();
	}

	@Test
	void withdrawsWhatTheCompleteFactsDoNotBearOut() {
		Investigation scan = new Investigation();
		scan.ask("service-detection", host("db.aurora-kites.example")).saw(DATABASE, Map.of("service", "postgresql")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		correlation.preview(scan.id());
		scan.ask("port-scan", host("db.aurora-kites.example")).saw(DATABASE, Map.of("service", "http")).end();
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.finished());

		assertThat(standing(scan.id())).noneMatch(finding -> finding.startsWith("exposed-database"));
		assertThat(ear.changed).extracting(FindingStateChanged::state).contains(FindingState.RESOLVED);
	}

	@Test
	void factsComeInWhileRulesLook() {
		Investigation scan = new Investigation();
		scan.ask("service-detection", host("db.aurora-kites.example")).saw(DATABASE, Map.of("service", "postgresql")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		doAnswer(look -> {
			CompletableFuture.runAsync(() -> lockAtOnce(scan.id())).join();
			return look.callRealMethod();
		}).when(run).over(any(), any(), any());

		correlation.preview(scan.id());

		assertThat(ear.raised).extracting(Finding::ruleId).contains("exposed-database");
	}

	/** Fails at once if somebody holds the scan. */
	private void lockAtOnce(ScanId scan) {
		jdbc.sql("select 1 from facts.scan where scan_id = ? for update nowait").param(scan.value()).query(Integer.class).single();
	}

	/** Whenever and how often rules looked, the end is the same. */
	@Test
	void endsWithWhatTheRulesSayOfTheCompleteFacts() {
		Random chance = new Random(5);
		Investigation scan = busy();
		List<TasksCompleted> batches = new ArrayList<>(scan.batches(3));
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(batches);
		deliveries.deliver(scan.finished());
		Set<String> batch = standing(scan.id());
		assertThat(batch).hasSizeGreaterThan(20);

		for (int round = 0; round < 4; round++) {
			forget();
			Collections.shuffle(batches, chance);
			deliveries.deliver(scan.started(TARGET));
			for (TasksCompleted part : batches) {
				deliveries.deliver(List.of(part));
				if (chance.nextInt(3) == 0) {
					correlation.preview(scan.id());
				}
			}
			deliveries.deliver(scan.finished());
			assertThat(standing(scan.id())).as("round %d", round).isEqualTo(batch);
		}
	}

	@Test
	void tellsWhatAnotherTargetsScanKnowsToo() {
		EntityRef mail = EntityRef.of(EntityType.EMAIL_ADDRESS, "ada@aurora-kites.example");
		Investigation other = new Investigation();
		other.ask("web-crawler", host("www.borealis-sails.example")).saw(mail).end();
		EntityRef theirs = EntityRef.of(EntityType.DOMAIN_NAME, "borealis-sails.example");
		deliveries.deliver(other.started(theirs));
		deliveries.deliver(other.batches(10));
		deliveries.deliver(other.finished());
		Investigation scan = new Investigation().at(Investigation.START.plusSeconds(100));
		scan.ask("web-crawler", host("www.aurora-kites.example")).saw(mail).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.finished());

		assertThat(standing(scan.id()))
				.anyMatch(finding -> finding.contains("ada@aurora-kites.example is also known from borealis-sails.example"));
		Investigation again = new Investigation().at(Investigation.START.plusSeconds(200));
		again.ask("web-crawler", host("www.aurora-kites.example")).saw(host("www.aurora-kites.example")).end();
		deliveries.deliver(again.started(TARGET));
		deliveries.deliver(again.batches(10));
		deliveries.deliver(again.finished());
		assertThat(standing(again.id())).as("the same target's earlier scan is not another one")
				.noneMatch(finding -> finding.contains("also known from"));
	}

	private static Investigation busy() {
		Investigation scan = new Investigation();
		for (int i = 0; i < 30; i++) {
			EntityRef name = host("h" + i + ".aurora-kites.example");
			EntityRef service = EntityRef.of(EntityType.SERVICE, name.value() + ":" + (i % 2 == 0 ? 5432 : 80) + "/tcp");
			scan.ask("dns-records", name).saw(address("192.0.2." + i % 5)).related(name, RelationType.RESOLVES_TO, address("192.0.2." + i % 5)).end();
			scan.ask("service-detection", name).saw(service, Map.of("service", i % 2 == 0 ? "postgresql" : "http", "server", "nginx/1.2." + i % 9))
					.related(name, RelationType.EXPOSES, service).end();
			scan.ask("tls-certificate", name).saw(service).saw(host("alt" + i + ".aurora-kites.example")).end();
			if (i % 4 == 0) {
				scan.ask("port-scan", name).saw(service, Map.of("service", "http")).end();
			}
		}
		return scan;
	}

	/** Rule and headline of what is told and not withdrawn. */
	private Set<String> standing(ScanId scan) {
		return new TreeSet<>(jdbc.sql("""
				select rule_id || ' ' || severity || ' ' || headline || ' ' || state from correlation.finding where scan_id = ? and raised""")
				.param(scan.value()).query(String.class).list());
	}

	@TestComponent
	static class Ear {
		final ConcurrentLinkedDeque<Finding> raised = new ConcurrentLinkedDeque<>();
		final ConcurrentLinkedDeque<FindingStateChanged> changed = new ConcurrentLinkedDeque<>();

		@EventListener
		void on(FindingsRaised event) {
			raised.addAll(event.findings());
		}

		@EventListener
		void on(FindingStateChanged event) {
			changed.add(event);
		}
	}
}
