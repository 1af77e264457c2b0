package io.mirage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.MirageApplication;
import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;

/**
 * How many observations a second pass through all modules of one process, durably: from the publication of collection's
 * result batches until every listener of every module has committed its work and rules have run. The scan is made up, so
 * {@code scans} looks each result up and finds no task; planning is not part of the figure.
 */
public final class FactsBenchmark {

	private static final int BATCH = 250;
	private static final Clock CLOCK = Clock.systemUTC();

	private FactsBenchmark() {}

	/** @param arguments how many observations, default 50,000 */
	public static void main(String[] arguments) throws IOException {
		int observations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
		Path data = Files.createTempDirectory("mirage-bench");
		try (ConfigurableApplicationContext mirage = SpringApplication.run(MirageApplication.class, "--mirage.data=" + data,
				"--server.port=0", "--logging.level.io.mirage=warn")) {
			run(mirage, 5_000);
			run(mirage, observations);
		}
	}

	private static void run(ConfigurableApplicationContext mirage, int observations) {
		List<TasksCompleted> batches = batches(ScanId.create(CLOCK.instant()), observations);
		ScanId scan = batches.getFirst().scanId();
		publish(mirage, new ScanStarted(header(scan), scan, ProjectId.DEFAULT, "benchmark", "passive",
				new ScanScope(List.of(target()), Intrusiveness.PASSIVE, 1, List.of()), "benchmark"));
		Instant start = CLOCK.instant();
		batches.forEach(batch -> publish(mirage, batch));
		publish(mirage, new ScanFinished(header(scan), scan, ProjectId.DEFAULT, "benchmark", ScanState.COMPLETED, batches.size(),
				observations + 1L, start, List.of()));
		awaitQuiet(mirage);
		Duration took = Duration.between(start, CLOCK.instant());
		System.out.printf(Locale.ROOT, "{\"benchmark\": \"facts\", \"observations\": %d, \"batch\": %d, \"seconds\": %.2f, \"per_second\": %.0f}%n",
				observations, BATCH, took.toMillis() / 1000.0, observations * 1000.0 / took.toMillis());
	}

	private static void publish(ConfigurableApplicationContext mirage, Object event) {
		mirage.getBean(TransactionTemplate.class).executeWithoutResult(status -> mirage.publishEvent(event));
	}

	/** Nothing runs, nothing waits, nothing is open in the registry. */
	private static void awaitQuiet(ConfigurableApplicationContext mirage) {
		ThreadPoolTaskExecutor listeners = mirage.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
		JdbcClient database = mirage.getBean(JdbcClient.class);
		while (listeners.getActiveCount() > 0 || listeners.getQueueSize() > 0 || database
				.sql("select count(*) from platform.event_publication").query(Long.class).single() > 0) {
			Thread.onSpinWait();
		}
	}

	private static List<TasksCompleted> batches(ScanId scan, int observations) {
		List<TasksCompleted> batches = new ArrayList<>();
		for (int from = 0; from < observations; from += BATCH) {
			int count = Math.min(BATCH, observations - from);
			batches.add(new TasksCompleted(header(scan), scan, ProjectId.DEFAULT, List.of(result(scan, from, count))));
		}
		return batches;
	}

	private static TaskResult result(ScanId scan, int from, int count) {
		EntityRef source = EntityRef.of(EntityType.HOSTNAME, "block-" + from + ".aurora-kites.example");
		TaskId task = TaskId.of(scan, "benchmark", source.id());
		List<Observation> observations = new ArrayList<>();
		List<ObservedRelationship> relationships = new ArrayList<>();
		for (int i = from; i < from + count; i++) {
			EntityRef found = EntityRef.of(EntityType.HOSTNAME, "host-" + i + ".aurora-kites.example");
			observations.add(new Observation(Observation.idOf(task, found), found, 80, Reliability.B, CLOCK.instant(),
					Map.of("address", "192.0.2." + i % 256), List.of(), null));
			relationships.add(new ObservedRelationship(ObservedRelationship.idOf(RelationType.LINKS_TO, source, found),
					RelationType.LINKS_TO, source, found, 80, List.of(), null));
		}
		return new TaskResult(task, "benchmark", source, TaskState.COMPLETED, Outcome.ANSWERED, null, CLOCK.instant(),
				Duration.ofMillis(10), 1, observations, relationships);
	}

	private static EntityRef target() {
		return EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");
	}

	private static EventHeader header(ScanId scan) {
		return EventHeader.of(scan, OrganisationId.DEFAULT, CLOCK);
	}
}
