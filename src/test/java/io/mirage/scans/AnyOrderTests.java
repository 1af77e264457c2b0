package io.mirage.scans;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import io.mirage.events.collection.TaskResult;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Delivery knows no order and may repeat itself: what a scan ends with depends on the answers alone. */
@ModuleTest
@Import(Desk.class)
class AnyOrderTests {

	private static final int HOPS = 4;

	@Autowired Desk desk;
	@Autowired ScanOrchestration orchestration;
	@Autowired ScanCare care;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void theSameAnswersEndInTheSameState(long seed) {
		World world = new World(seed);
		ScanId orderly = start();
		desk.answerAll(orderly, task -> world.answer(orderly, task));
		ScanId oneByOne = start();
		deliver(oneByOne, world, new Random(seed), 1);
		ScanId wild = start();
		deliver(wild, world, new Random(seed + 100), 40);

		assertThat(desk.finalState(orderly)).as("the world of seed %d has something to find", seed).hasSizeGreaterThan(150);
		assertThat(desk.finalState(oneByOne)).as("seed %d", seed).isEqualTo(desk.finalState(orderly));
		assertThat(desk.finalState(wild)).as("seed %d", seed).isEqualTo(desk.finalState(orderly));
	}

	/** Answers open tasks in any order, in batches at once, with earlier answers among them and batches sent twice. */
	private void deliver(ScanId scan, World world, Random chance, int most) {
		List<PlannedTask> answered = new ArrayList<>();
		while (!desk.state(scan).isFinal()) {
			List<PlannedTask> open = new ArrayList<>(desk.handedOut(scan));
			open.removeAll(answered);
			Collections.shuffle(open, chance);
			List<PlannedTask> now = open.subList(0, Math.min(open.size(), 1 + chance.nextInt(most)));
			List<TaskResult> results = new ArrayList<>(now.stream().map(task -> world.answer(scan, task)).toList());
			answered.addAll(now);
			results.addAll(some(answered, chance).stream().map(task -> world.answer(scan, task)).toList());
			Collections.shuffle(results, chance);
			publishInBatches(scan, results, chance);
			desk.awaitTaken(scan, results);
			if (chance.nextInt(5) == 0) {
				care.check();
			}
		}
	}

	private void publishInBatches(ScanId scan, List<TaskResult> results, Random chance) {
		for (int from = 0; from < results.size();) {
			int to = Math.min(results.size(), from + 1 + chance.nextInt(10));
			List<TaskResult> batch = results.subList(from, to);
			desk.publish(Results.batch(scan, batch));
			if (chance.nextInt(4) == 0) {
				desk.publish(Results.batch(scan, batch));
			}
			from = to;
		}
	}

	private static List<PlannedTask> some(List<PlannedTask> tasks, Random chance) {
		return tasks.stream().filter(task -> chance.nextInt(10) == 0).toList();
	}

	private ScanId start() {
		return orchestration.start(new NewScan(null, List.of(NewScan.Target.of("aurora-kites.example")), "footprint", null, null, HOPS, null, null, null),
				Desk.ADA).id();
	}
}
