package io.mirage.scans;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.platform.web.ProblemException;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands from several people while results come in from several sides. */
@ModuleTest
@Import(Desk.class)
@TestPropertySource(properties = {"mirage.scans.window=60", "mirage.scans.collector-window=25"})
class ScansUnderLoadTests {

	private static final int TARGETS = 200;
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@Autowired Desk desk;
	@Autowired ScanOrchestration orchestration;
	@Autowired Scans scans;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void pausingAndResumingInBetweenChangesNothing(long seed) throws Exception {
		ScanId scan = orchestration.start(many(), Desk.ADA).id();
		Random random = new Random(seed);
		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> commands = new ArrayList<>();
			List<PlannedTask> answered = new ArrayList<>();
			while (!desk.state(scan).isFinal()) {
				answer(scan, answered, random);
				commands.add(people.submit(() -> pauseAndResume(scan)));
			}
			for (Future<?> command : commands) {
				command.get();
			}
		}
		assertThat(desk.state(scan)).isEqualTo(ScanState.COMPLETED);
		assertThat(desk.handedOut(scan)).hasSize(TARGETS * 3);
		assertThat(desk.heard(ScanFinished.class, scan)).singleElement().extracting(ScanFinished::tasks).isEqualTo(TARGETS * 3L);
		assertThat(desk.heard(TasksPlanned.class, scan).stream().mapToInt(event -> event.tasks().size()).sum())
				.as("nothing is handed out twice").isEqualTo(TARGETS * 3);
	}

	@Test
	void stoppingInTheMiddleEndsOnceAndAccountsForEveryTask() {
		ScanId scan = orchestration.start(many(), Desk.ADA).id();
		List<PlannedTask> answered = new ArrayList<>();
		for (int round = 0; round < 3; round++) {
			answer(scan, answered, new Random(round));
		}
		orchestration.halt(scan, OrganisationId.DEFAULT, "net-owner");
		answer(scan, answered, new Random(9));
		orchestration.stop(scan, OrganisationId.DEFAULT);
		List<PlannedTask> open = new ArrayList<>(desk.handedOut(scan));
		open.removeAll(answered);
		desk.report(scan, open.stream().map(Results::cancelled).toList());

		Awaitility.await().atMost(PATIENCE).until(() -> desk.state(scan) == ScanState.CANCELLED);
		Tally tally = scans.find(scan, OrganisationId.DEFAULT).orElseThrow().tally();
		assertThat(tally.completed() + tally.failed() + tally.withdrawn()).isEqualTo(TARGETS * 3L);
		assertThat(tally.pending() + tally.running()).isZero();
		assertThat(desk.heard(ScanFinished.class, scan)).singleElement().extracting(ScanFinished::tasks).isEqualTo(tally.received());
	}

	/** Answers about half of what is open, in any order, some of it twice. */
	private void answer(ScanId scan, List<PlannedTask> answered, Random random) {
		List<PlannedTask> open = new ArrayList<>(desk.handedOut(scan));
		open.removeAll(answered);
		Collections.shuffle(open, random);
		List<PlannedTask> now = open.subList(0, (open.size() + 1) / 2);
		if (!now.isEmpty()) {
			desk.publish(Results.batch(scan, now.stream().map(task -> Results.empty(scan, task)).toList()));
			desk.report(scan, now.stream().map(task -> Results.empty(scan, task)).toList());
			answered.addAll(now);
		}
	}

	/** Either may find the scan ended, or in the state it asks for: then there is nothing to do. */
	private void pauseAndResume(ScanId scan) {
		for (Runnable command : List.<Runnable>of(() -> orchestration.pause(scan, OrganisationId.DEFAULT),
				() -> orchestration.resume(scan, OrganisationId.DEFAULT))) {
			try {
				command.run();
			} catch (ProblemException refused) {
				assertThat(refused.problem()).isEqualTo(ScanProblem.STATE_FORBIDS);
			}
		}
	}

	private static NewScan many() {
		return new NewScan("Many", IntStream.range(0, TARGETS).mapToObj(i -> new NewScan.Target("h" + i + ".aurora-kites.example",
				EntityType.HOSTNAME.label())).toList(), null, null, null, null, null, null, null);
	}
}
