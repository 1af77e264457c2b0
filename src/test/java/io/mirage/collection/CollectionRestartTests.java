package io.mirage.collection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.MirageApplication;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.support.Deliveries;
import io.mirage.support.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What one process leaves, however it ends, another takes up; what one has in hand, no other touches. */
class CollectionRestartTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	Path data;

	private final String database = TestPostgres.freshDatabase();
	private final Orders orders = new Orders();

	@Test
	void aProcessThatStopsGivesItsTasksBack() {
		try (ConfigurableApplicationContext first = start()) {
			holdAll(first);
		}
		try (ConfigurableApplicationContext second = start()) {
			assertThat(results(second, 6)).extracting(TaskResult::outcome).containsOnly(Outcome.ANSWERED);
			assertThat(jdbc(second).sql("select max(attempts) from collection.task").query(Integer.class).single()).isEqualTo(1);
		}
	}

	@Test
	void theTasksOfAProcessThatDiedAreTakenUpAtOnce() {
		try (ConfigurableApplicationContext first = start()) {
			holdAll(first);
		}
		try (ConfigurableApplicationContext second = start("--mirage.collection.check-interval=1h")) {
			assertThat(results(second, 6)).hasSize(6);
			pretendThatADeadProcessHadThem(second);
			second.getBean(Script.class).reset();
			second.getBean(TaskCare.class).recover();
			assertThat(results(second, 6)).extracting(TaskResult::outcome).containsOnly(Outcome.ANSWERED);
		}
	}

	@Test
	void tasksSurviveMoreKillsThanTheyHaveAttempts() {
		try (ConfigurableApplicationContext process = start("--mirage.collection.check-interval=1h")) {
			holdAll(process).countDown();
			assertThat(results(process, 6)).hasSize(6);
			Tasks tasks = process.getBean(Tasks.class);
			new Deliveries(process).deliver(orders.paused(1));
			for (int kill = 0; kill < 20; kill++) {
				jdbc(process).sql("update collection.task set state = 'running', owner = -1, outcome = null, attempts = attempts + 1").update();
				tasks.release(-1);
			}

			assertThat(jdbc(process).sql("select distinct attempts from collection.task").query(Integer.class).list()).containsExactly(1);
			assertThat(jdbc(process).sql("select distinct abandoned from collection.task").query(Integer.class).list()).containsExactly(20);
		}
	}

	@Test
	void aTaskThatEndsItsProcessEachTimeIsGivenUp() {
		try (ConfigurableApplicationContext first = start()) {
			holdAll(first);
			jdbc(first).sql("update collection.task set attempts = 6 where priority = 1").update();
		}
		try (ConfigurableApplicationContext second = start()) {
			assertThat(results(second, 6)).extracting(TaskResult::outcome).containsExactlyInAnyOrder(Outcome.UNREACHABLE,
					Outcome.ANSWERED, Outcome.ANSWERED, Outcome.ANSWERED, Outcome.ANSWERED, Outcome.ANSWERED);
		}
	}

	@Test
	void twoLivingProcessesNeverRunTheSameTask() {
		try (ConfigurableApplicationContext first = start(); ConfigurableApplicationContext second = start()) {
			CountDownLatch hold = holdAll(first);
			second.getBean(TaskCare.class).recover();
			new Deliveries(second).deliver(orders.plan("zebra", orders.hosts(6)));
			Orders other = new Orders();
			new Deliveries(second).deliver(other.plan("zebra", "other.example"));
			Awaitility.await().atMost(PATIENCE).until(() -> asked(first).contains("other.example") || asked(second).contains("other.example"));
			assertThat(asked(second)).doesNotContain(orders.hosts(6));

			hold.countDown();
			assertThat(results(first, 6)).hasSize(6);
			assertThat(asked(first).stream().filter(List.of(orders.hosts(6))::contains)).hasSize(6);
		}
	}

	@Test
	void aProcessThatLostItsPlaceRunsItsTasksAnew() {
		try (ConfigurableApplicationContext only = start()) {
			CountDownLatch hold = holdAll(only);
			int before = only.getBean(Presence.class).number();
			jdbc(only).sql("""
					select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = ?
						and database = (select oid from pg_database where datname = current_database())""")
					.param(before).query(Boolean.class).list();
			hold.countDown();
			only.getBean(TaskCare.class).check();

			assertThat(results(only, 6)).extracting(TaskResult::taskId).doesNotHaveDuplicates();
			assertThat(only.getBean(Presence.class).number()).isNotEqualTo(before);
		}
	}

	/** Plans six tasks and returns when all run; they end when the latch opens or they are interrupted. */
	private CountDownLatch holdAll(ConfigurableApplicationContext process) {
		CountDownLatch hold = new CountDownLatch(1);
		CountDownLatch busy = new CountDownLatch(6);
		for (String host : orders.hosts(6)) {
			process.getBean(Script.class).when(host, (question, source, answer) -> {
				busy.countDown();
				hold.await();
				Script.FIND_ONE_HOST.play(question, source, answer);
			});
		}
		new Deliveries(process).deliver(orders.plan("zebra", orders.hosts(6)));
		Awaitility.await().atMost(PATIENCE).until(() -> busy.getCount() == 0);
		return hold;
	}

	private static void pretendThatADeadProcessHadThem(ConfigurableApplicationContext process) {
		jdbc(process).sql("update collection.task set state = 'running', owner = -1, outcome = null").update();
	}

	private List<TaskResult> results(ConfigurableApplicationContext process, int number) {
		Awaitility.await().atMost(PATIENCE).until(() -> process.getBean(Script.class).announced.stream()
				.filter(event -> event.scanId().equals(orders.id())).mapToInt(event -> event.results().size()).sum() >= number);
		return process.getBean(Script.class).announced.stream().filter(event -> event.scanId().equals(orders.id()))
				.flatMap(event -> event.results().stream()).toList();
	}

	private static List<String> asked(ConfigurableApplicationContext process) {
		return List.copyOf(process.getBean(Script.class).asked);
	}

	private static JdbcClient jdbc(ConfigurableApplicationContext process) {
		return process.getBean(JdbcClient.class);
	}

	private ConfigurableApplicationContext start(String... more) {
		String[] arguments = {"--server.port=0", "--spring.datasource.url=" + database,
				"--spring.datasource.username=" + TestPostgres.server().username(),
				"--spring.datasource.password=" + TestPostgres.server().password(), "--mirage.data=" + data};
		return new SpringApplicationBuilder(MirageApplication.class, Script.class).profiles("collection").run(
				Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
	}
}
