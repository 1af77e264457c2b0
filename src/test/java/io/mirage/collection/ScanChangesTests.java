package io.mirage.collection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.mirage.events.MirageEvent;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.scans.ScanPriority;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What changes about a scan while its tasks run. */
@ModuleTest
@Import(Script.class)
@TestPropertySource(properties = {"mirage.collection.collector-concurrency=4", "mirage.collection.retry-pause=20ms"})
class ScanChangesTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Script script;
	private final Running running;
	private final TaskCare care;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final Orders orders = new Orders();

	ScanChangesTests(@Autowired ApplicationContext context, @Autowired Script script, @Autowired Running running,
			@Autowired TaskCare care, @Autowired JdbcClient jdbc) {
		this.script = script;
		this.running = running;
		this.care = care;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void beginAnew() {
		Awaitility.await().atMost(PATIENCE).until(() -> running.count() == 0);
		script.reset();
	}

	@Test
	void aCollectorThatIsStoppedLeavesTheOthersAlone() {
		String[] hosts = orders.hosts(10);
		CountDownLatch busy = hold(hosts, 4);
		deliveries.deliver(orders.plan("zebra", hosts));
		Awaitility.await().atMost(PATIENCE).until(() -> busy.getCount() == 0);
		deliveries.deliver(orders.stopCollector("zebra"), orders.stopCollector("zebra"));
		deliveries.deliver(orders.plan("adder", "fine.example"));

		List<TaskResult> results = resultsOf(orders, 11);
		assertThat(results).filteredOn(result -> result.collector().equals("zebra")).hasSize(10).allSatisfy(result -> {
			assertThat(result.state()).isEqualTo(TaskState.CANCELLED);
			assertThat(result.detail()).isEqualTo("The collector was stopped in this scan.");
		});
		assertThat(results).filteredOn(result -> result.collector().equals("adder")).singleElement()
				.extracting(TaskResult::state).isEqualTo(TaskState.COMPLETED);
	}

	@Test
	void theStopOfACollectorMayComeBeforeItsTasksAndCountsForItsScanAlone() {
		Orders other = new Orders();
		deliveries.deliver(orders.stopCollector("zebra"));
		deliveries.deliver(orders.plan("zebra", orders.hosts(3)), other.plan("zebra", other.hosts(2)), orders.plan("zebra", orders.hosts(3)));

		assertThat(resultsOf(orders, 3)).extracting(TaskResult::state).containsOnly(TaskState.CANCELLED);
		assertThat(resultsOf(other, 2)).extracting(TaskResult::state).containsOnly(TaskState.COMPLETED);
		assertThat(script.asked).containsExactlyInAnyOrder(other.hosts(2));
	}

	/** A task that was put back while its collector was being stopped would else wait for ever. */
	@Test
	void whatWasPutBackMeanwhileIsCancelledByTheNextCheck() {
		deliveries.deliver(orders.plan("zebra", orders.hosts(2)));
		resultsOf(orders, 2);
		deliveries.deliver(orders.stopCollector("zebra"));
		script.announced.clear();
		jdbc.sql("update collection.task set state = 'pending', outcome = null where scan_id = ?").param(orders.id().value()).update();
		care.check();

		assertThat(resultsOf(orders, 2)).extracting(TaskResult::state).containsOnly(TaskState.CANCELLED);
	}

	@Test
	void aMoreUrgentScanOvertakesWhatWaits() {
		Orders first = new Orders();
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(4);
		for (String host : first.hosts(4)) {
			script.when(host, (question, source, answer) -> {
				busy.countDown();
				release.await();
			});
		}
		deliveries.deliver(first.plan("zebra", first.hosts(12)));
		Awaitility.await().atMost(PATIENCE).until(() -> busy.getCount() == 0);
		deliveries.deliver(orders.plan("zebra", orders.hosts(4)));
		deliveries.deliver(orders.priority(ScanPriority.HIGH, 2), orders.priority(ScanPriority.LOW, 1));
		release.countDown();
		resultsOf(first, 12);

		assertThat(script.asked.stream().skip(4).limit(4)).containsExactlyInAnyOrder(orders.hosts(4));
	}

	@Test
	void prioritiesInAnyOrderLeaveTheSameTasks() {
		List<MirageEvent> news = new ArrayList<>(List.of(orders.paused(1), orders.priority(ScanPriority.HIGH, 1),
				orders.priority(ScanPriority.LOW, 2), orders.priority(ScanPriority.HIGH, 3)));
		for (String host : orders.hosts(8)) {
			news.add(orders.plan(orders.task("zebra", host, true, 7)));
		}
		news.addAll(List.copyOf(news));
		Collections.shuffle(news, new Random(7));
		deliveries.deliver(orders.paused(1));
		deliveries.deliver(news);

		assertThat(jdbc.sql("select distinct priority from collection.task where scan_id = ?").param(orders.id().value())
				.query(Integer.class).list()).containsExactly(7 + Urgency.of(ScanPriority.HIGH));
		deliveries.deliver(orders.stop());
	}

	@Test
	void pausesResumesAndStopsInTheMiddleOfManyTasksLoseAndDoubleNothing() {
		int tasks = 300;
		for (int from = 0; from < tasks; from += 50) {
			String[] hosts = Arrays.copyOfRange(orders.hosts(tasks), from, from + 50);
			deliveries.deliver(orders.plan("zebra", hosts), orders.paused(from * 2L + 1), orders.resumed(from * 2L + 2));
		}
		Awaitility.await().atMost(PATIENCE).until(() -> !resultsOf(orders).isEmpty());
		deliveries.deliver(orders.stop());

		List<TaskResult> results = resultsOf(orders, tasks);
		assertThat(results).extracting(TaskResult::taskId).doesNotHaveDuplicates();
		assertThat(results).extracting(TaskResult::state).containsAnyOf(TaskState.COMPLETED).isSubsetOf(TaskState.COMPLETED, TaskState.CANCELLED);
	}

	/** The hosts' tasks wait until they are interrupted. @return counts down as so many of them begin */
	private CountDownLatch hold(String[] hosts, int number) {
		CountDownLatch busy = new CountDownLatch(number);
		for (String host : hosts) {
			script.when(host, (question, source, answer) -> {
				busy.countDown();
				new CountDownLatch(1).await();
			});
		}
		return busy;
	}

	private List<TaskResult> resultsOf(Orders scan, int number) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> resultsOf(scan).size() >= number);
		assertThat(resultsOf(scan)).hasSize(number);
		return resultsOf(scan);
	}

	private List<TaskResult> resultsOf(Orders scan) {
		return script.announced.stream().filter(event -> event.scanId().equals(scan.id())).flatMap(event -> event.results().stream()).toList();
	}
}
