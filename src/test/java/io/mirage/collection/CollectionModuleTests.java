package io.mirage.collection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.mirage.collection.source.SourceException;
import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Script.class)
@TestPropertySource(properties = {"mirage.collection.collector-concurrency=4", "mirage.collection.retry-pause=20ms",
		"mirage.collection.max-attempts=3", "mirage.collection.task-timeout=3s", "mirage.collection.max-pause=2s"})
class CollectionModuleTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Script script;
	private final Running running;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final ApplicationContext context;
	private final Orders orders = new Orders();

	CollectionModuleTests(@Autowired ApplicationContext context, @Autowired Script script, @Autowired Running running,
			@Autowired JdbcClient jdbc) {
		this.context = context;
		this.script = script;
		this.running = running;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void beginAnew() {
		Awaitility.await().atMost(PATIENCE).until(() -> running.count() == 0);
		script.reset();
	}

	@Test
	void announcesWhatACollectorFoundWithItsEvidence() {
		PlannedTask task = orders.task("zebra", "www.aurora-kites.example");
		deliveries.deliver(orders.plan(task));

		TaskResult result = resultsOf(orders, 1).getFirst();
		EntityRef found = EntityRef.of(EntityType.HOSTNAME, "found.www.aurora-kites.example");
		assertThat(result.taskId()).isEqualTo(task.taskId());
		assertThat(result.state()).isEqualTo(TaskState.COMPLETED);
		assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
		assertThat(result.requests()).isEqualTo(1);
		Observation observation = result.observations().getFirst();
		assertThat(observation.id()).isEqualTo(Observation.idOf(task.taskId(), found));
		assertThat(observation.entity()).isEqualTo(found);
		assertThat(observation.reliability()).isEqualTo(Reliability.F);
		ObservedRelationship relationship = result.relationships().getFirst();
		assertThat(relationship.id()).isEqualTo(ObservedRelationship.idOf(RelationType.CONTAINS, task.entity(), found));
		assertThat(relationship.rawSha256()).isEqualTo(observation.rawSha256()).isNotNull();
		assertThat(count("raw_answer where sha256 = '" + observation.rawSha256() + "'")).isEqualTo(1);
		assertThat(count("receipt where task_id = '" + task.taskId() + "'")).isEqualTo(1);
	}

	@Test
	void whatIsSeenFirstHandIsMoreReliable() {
		deliveries.deliver(orders.plan("adder", "mail.aurora-kites.example"));

		assertThat(resultsOf(orders, 1).getFirst().observations().getFirst().reliability()).isEqualTo(Reliability.A);
	}

	@Test
	void plansThatComeShuffledAndTwiceAreWorkedOffOnce() {
		List<MirageEvent> plans = new ArrayList<>();
		List<Orders> scans = Stream.generate(Orders::new).limit(4).toList();
		for (Orders scan : scans) {
			for (String host : scan.hosts(15)) {
				plans.add(scan.plan("zebra", host));
			}
		}
		plans.addAll(List.copyOf(plans));
		Collections.shuffle(plans, new Random(42));
		deliveries.deliver(plans);

		for (Orders scan : scans) {
			assertThat(resultsOf(scan, 15)).extracting(TaskResult::taskId).doesNotHaveDuplicates().hasSize(15);
		}
		assertThat(script.asked).doesNotHaveDuplicates().hasSize(60);
	}

	@Test
	void everyKindOfFailureHasItsOutcome() {
		script.when("blocked.example", (question, source, answer) -> {
			throw new SourceException.Blocked("Captcha.");
		});
		script.when("gone.example", (question, source, answer) -> {
			throw new SourceException.Unreachable("Refused.");
		});
		script.when("garbage.example", (question, source, answer) -> {
			throw new SourceException.Unreadable("Not JSON: \0\ud800");
		});
		script.when("denied.example", (question, source, answer) -> {
			throw new SourceException.NotPermitted("Denied by rule.");
		});
		script.when("foreign.example", (question, source, answer) -> {
			throw new SourceException.NotPermitted("Outside.");
		});
		script.when("nothing.example", (question, source, answer) -> {});
		deliveries.deliver(orders.plan(orders.task("zebra", "blocked.example"), orders.task("zebra", "gone.example"),
				orders.task("zebra", "garbage.example"), orders.task("zebra", "denied.example"),
				orders.task("zebra", "foreign.example", false), orders.task("zebra", "nothing.example")));

		List<TaskResult> results = resultsOf(orders, 6);
		assertEnding(results, "blocked.example", TaskState.FAILED, Outcome.BLOCKED);
		assertEnding(results, "gone.example", TaskState.FAILED, Outcome.UNREACHABLE);
		assertEnding(results, "garbage.example", TaskState.FAILED, Outcome.UNREADABLE);
		assertEnding(results, "denied.example", TaskState.SKIPPED, Outcome.NOT_PERMITTED);
		assertEnding(results, "foreign.example", TaskState.SKIPPED, Outcome.OUT_OF_SCOPE);
		assertEnding(results, "nothing.example", TaskState.COMPLETED, Outcome.EMPTY);
		assertThat(about(results, "garbage.example").detail()).isEqualTo("Not JSON: \ufffd\ufffd");
	}

	@Test
	void aSourceThatAsksForPatienceIsAskedAgain() {
		AtomicInteger tries = new AtomicInteger();
		script.when("busy.example", (question, source, answer) -> {
			Script.FIND_ONE_HOST.play(question, source, answer);
			if (tries.incrementAndGet() < 3) {
				throw new SourceException.TryLater("429", Duration.ofMillis(10));
			}
		});
		deliveries.deliver(orders.plan("zebra", "busy.example"));

		TaskResult result = resultsOf(orders, 1).getFirst();
		assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
		assertThat(result.requests()).as("of all attempts").isEqualTo(3);
		assertThat(count("receipt where task_id = '" + result.taskId() + "'")).isEqualTo(3);
	}

	@Test
	void aSourceThatNeverRelentsIsOverItsQuota() {
		script.when("busy.example", (question, source, answer) -> {
			throw new SourceException.TryLater("429", Duration.ofMillis(10));
		});
		script.when("tomorrow.example", (question, source, answer) -> {
			throw new SourceException.TryLater("Come back tomorrow.", Duration.ofDays(1));
		});
		deliveries.deliver(orders.plan("zebra", "busy.example", "tomorrow.example"));

		assertThat(resultsOf(orders, 2)).allSatisfy(result -> {
			assertThat(result.state()).isEqualTo(TaskState.RATE_LIMITED);
			assertThat(result.outcome()).isEqualTo(Outcome.QUOTA);
		});
		assertThat(script.asked).containsExactlyInAnyOrder("busy.example", "busy.example", "busy.example", "tomorrow.example");
	}

	@Test
	void aBugInACollectorIsItsOwn() {
		script.when("odd.example", (question, source, answer) -> {
			throw new IllegalStateException("Planted");
		});
		deliveries.deliver(orders.plan("zebra", "odd.example", "fine.example"));

		assertThat(resultsOf(orders, 2)).extracting(TaskResult::outcome)
				.containsExactlyInAnyOrder(Outcome.UNREADABLE, Outcome.ANSWERED);
	}

	@Test
	void anAnswerThatCannotBeStoredHoldsUpNoOther() {
		CountDownLatch together = new CountDownLatch(2);
		script.when("poison.example", (question, source, answer) -> {
			answer.restsOn(source.fetch(Script.POISON).evidence()).foundName("found.poison.example");
			together.countDown();
			together.await();
		});
		script.when("fine.example", (question, source, answer) -> {
			Script.FIND_ONE_HOST.play(question, source, answer);
			together.countDown();
			together.await();
		});
		deliveries.deliver(orders.plan("zebra", "poison.example", "fine.example"));

		Awaitility.await().atMost(PATIENCE).until(() -> count("task where scan_id = '" + orders.id() + "' and state = 'failed'") == 1);
		assertThat(count("task where scan_id = '" + orders.id() + "' and outcome = 'answered'")).isEqualTo(1);
		assertThat(count("task where scan_id = '" + orders.id() + "' and detail like 'The answer could not be stored.%'")).isEqualTo(1);
	}

	@Test
	void aCollectorThatTakesTooLongIsInterrupted() {
		script.when("slow.example", (question, source, answer) -> {
			answer.foundName("early.slow.example");
			new CountDownLatch(1).await();
		});
		deliveries.deliver(orders.plan("zebra", "slow.example"));

		TaskResult result = resultsOf(orders, 1).getFirst();
		assertThat(result.state()).isEqualTo(TaskState.TIMED_OUT);
		assertThat(result.outcome()).isEqualTo(Outcome.UNREACHABLE);
		assertThat(result.observations()).as("what was found until then").hasSize(1);
	}

	@Test
	void nothingOfAPausedScanIsStartedUntilItIsResumed() {
		Orders other = new Orders();
		deliveries.deliver(orders.paused(3), orders.resumed(2));
		deliveries.deliver(orders.plan("zebra", orders.hosts(3)));
		deliveries.deliver(other.plan("zebra", other.hosts(3)));
		resultsOf(other, 3);
		assertThat(script.asked).containsExactlyInAnyOrder(other.hosts(3));

		deliveries.deliver(orders.resumed(4));
		assertThat(resultsOf(orders, 3)).extracting(TaskResult::outcome).containsOnly(Outcome.ANSWERED);
	}

	@Test
	void aStopCancelsWhatWaitsAndWhatRuns() {
		CountDownLatch busy = new CountDownLatch(4);
		String[] hosts = orders.hosts(10);
		for (String host : hosts) {
			script.when(host, (question, source, answer) -> {
				busy.countDown();
				new CountDownLatch(1).await();
			});
		}
		deliveries.deliver(orders.plan("zebra", hosts));
		Awaitility.await().atMost(PATIENCE).until(() -> busy.getCount() == 0);
		deliveries.deliver(orders.stop(), orders.stop());

		assertThat(resultsOf(orders, 10)).allSatisfy(result -> {
			assertThat(result.state()).isEqualTo(TaskState.CANCELLED);
			assertThat(result.outcome()).isNull();
		}).extracting(TaskResult::taskId).doesNotHaveDuplicates();
		assertThat(script.asked).hasSize(4);
	}

	@Test
	void aStopMayComeBeforeTheTasks() {
		deliveries.deliver(orders.stop());
		deliveries.deliver(orders.plan("zebra", orders.hosts(3)), orders.plan("zebra", orders.hosts(3)));

		assertThat(resultsOf(orders, 3)).extracting(TaskResult::state).containsOnly(TaskState.CANCELLED);
		assertThat(script.asked).isEmpty();
	}

	@Test
	void aDeletedScanIsForgotten() {
		Orders other = new Orders();
		deliveries.deliver(orders.plan("zebra", orders.hosts(2)));
		resultsOf(orders, 2);
		deliveries.deliver(orders.deleted());
		deliveries.deliver(orders.plan("zebra", orders.hosts(4)), other.plan("zebra", other.hosts(1)));
		resultsOf(other, 1);

		assertThat(count("task where scan_id = '" + orders.id() + "'")).isZero();
		assertThat(script.asked).hasSize(3);
	}

	@Test
	void aTaskForAnUnknownCollectorIsReportedAsSkipped() {
		deliveries.deliver(orders.plan(orders.task("unicorn", "www.aurora-kites.example"), orders.task("zebra", "ftp.aurora-kites.example")));

		List<TaskResult> results = resultsOf(orders, 2);
		assertEnding(results, "ftp.aurora-kites.example", TaskState.COMPLETED, Outcome.ANSWERED);
		TaskResult skipped = about(results, "www.aurora-kites.example");
		assertThat(skipped.state()).isEqualTo(TaskState.SKIPPED);
		assertThat(skipped.outcome()).as("nobody was asked").isNull();
		assertThat(skipped.detail()).isEqualTo("This installation has no collector 'unicorn'.");
	}

	@Test
	void batchesAreBounded() {
		CountDownLatch all = new CountDownLatch(4);
		for (String host : orders.hosts(4)) {
			script.when(host, (question, source, answer) -> {
				for (int i = 0; i < Batches.MAX_OBSERVATIONS * 2 / 3; i++) {
					answer.foundName("n" + i + "." + host);
				}
				all.countDown();
				all.await();
			});
		}
		deliveries.deliver(orders.plan("zebra", orders.hosts(4)));

		resultsOf(orders, 4);
		assertThat(script.announced).hasSize(4).allSatisfy(event -> assertThat(event.results()).hasSize(1));
	}

	@Test
	void theMostUrgentTaskIsNext() {
		CountDownLatch hold = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(4);
		Orders first = new Orders();
		for (String host : first.hosts(4)) {
			script.when(host, (question, source, answer) -> {
				busy.countDown();
				hold.await();
			});
		}
		deliveries.deliver(first.plan("zebra", first.hosts(4)));
		Awaitility.await().atMost(PATIENCE).until(() -> busy.getCount() == 0);
		List<PlannedTask> tasks = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			tasks.add(orders.task("zebra", orders.hosts(12)[i], true, 12 - i));
		}
		deliveries.deliver(orders.plan(tasks.toArray(PlannedTask[]::new)));
		hold.countDown();
		resultsOf(orders, 12);

		List<String> order = script.asked.stream().skip(4).toList();
		assertThat(order.subList(0, 4)).containsExactlyInAnyOrder(hostsOf(orders, 11, 10, 9, 8));
		assertThat(order.subList(8, 12)).containsExactlyInAnyOrder(hostsOf(orders, 3, 2, 1, 0));
	}

	@Test
	void declaresItsCollectorsOnRequest() {
		deliveries.deliver(new RepublishRequested(
				EventHeader.of("catalogue", OrganisationId.DEFAULT, Clock.systemUTC()), "CollectorsDeclared", "registry"));

		assertThat(script.declared).hasSize(1);
		assertThat(script.declared.element().collectors()).extracting(CollectorDescriptor::id).contains("adder", "zebra").isSorted();
	}

	@Test
	void staysSilentWhenSomethingElseIsAskedFor() {
		deliveries.deliver(new RepublishRequested(EventHeader.of("catalogue", OrganisationId.DEFAULT, Clock.systemUTC()),
				"CatalogueChanged", "scans"));

		assertThat(script.declared).isEmpty();
	}

	@Test
	void tellsOperatorsHowItDoes() {
		double before = answered();
		deliveries.deliver(orders.plan("zebra", orders.hosts(3)));
		resultsOf(orders, 3);

		assertThat(answered()).isEqualTo(before + 3);
		assertThat(context.getBean(CollectionHealth.class).health()).satisfies(health -> {
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsKeys("collectors", "running_tasks", "waiting_tasks");
		});
	}

	private double answered() {
		return context.getBean(MeterRegistry.class)
				.counter("mirage.collection.results", "state", "completed", "outcome", "answered").count();
	}

	private static String[] hostsOf(Orders orders, int... numbers) {
		String[] all = orders.hosts(12);
		return Arrays.stream(numbers).mapToObj(number -> all[number]).toArray(String[]::new);
	}

	private static void assertEnding(List<TaskResult> results, String host, TaskState state, Outcome outcome) {
		TaskResult result = about(results, host);
		assertThat(result.state()).as(host).isEqualTo(state);
		assertThat(result.outcome()).as(host).isEqualTo(outcome);
	}

	private static TaskResult about(List<TaskResult> results, String host) {
		return results.stream().filter(result -> result.entity().value().equals(host)).findFirst().orElseThrow();
	}

	/** Waits for so many results of the scan, and for nothing more to be under way. */
	private List<TaskResult> resultsOf(Orders scan, int number) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> resultsOf(scan.id()).size() >= number);
		assertThat(resultsOf(scan.id())).hasSize(number);
		return resultsOf(scan.id());
	}

	private List<TaskResult> resultsOf(ScanId scan) {
		return script.announced.stream().filter(event -> event.scanId().equals(scan)).flatMap(event -> event.results().stream()).toList();
	}

	private long count(String rows) {
		return jdbc.sql("select count(*) from collection." + rows).query(Long.class).single();
	}
}
