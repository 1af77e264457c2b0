package io.mirage.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import io.mirage.collection.ClaimedTask.ScanContext;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;

import static org.assertj.core.api.Assertions.assertThat;

class BatchesTests {

	private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

	private final ScanContext scan = scan();

	@RepeatedTest(20)
	void everyReportIsInOneBatchAndNoBatchTooLarge(RepetitionInfo seed) {
		Random random = new Random(seed.getCurrentRepetition());
		List<ScanContext> scans = List.of(scan(), scan(), scan());
		List<Report.Finished> reports = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			reports.add(report(scans.get(random.nextInt(3)), i, random.nextInt(2 * Batches.MAX_OBSERVATIONS / 3), random.nextInt(2 * Batches.MAX_BYTES / 3)));
		}

		List<List<Report.Finished>> batches = Batches.of(reports);

		assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(reports);
		assertThat(batches).allSatisfy(batch -> {
			assertThat(batch.stream().map(report -> report.task().scan().id()).distinct()).hasSize(1);
			if (batch.size() > 1) {
				assertThat(batch.stream().mapToInt(report -> report.result().observations().size()).sum())
						.isLessThanOrEqualTo(Batches.MAX_OBSERVATIONS);
				assertThat(batch.stream().mapToInt(Report.Finished::size).sum()).isLessThanOrEqualTo(Batches.MAX_BYTES);
			}
		});
	}

	@Test
	void smallOnesTravelTogether() {
		List<Report.Finished> reports = IntStream.range(0, 10).mapToObj(i -> report(scan, i, 50, 1000)).toList();

		assertThat(Batches.of(reports)).containsExactly(reports);
	}

	@Test
	void aLargeOneTravelsAlone() {
		List<Report.Finished> reports = List.of(report(scan, 1, 1, 100), report(scan, 2, 20_000, 9 << 20), report(scan, 3, 1, 100));

		assertThat(Batches.of(reports)).hasSize(3);
	}

	@Test
	void resultsWithoutObservationsAreBoundedInNumber() {
		List<Report.Finished> reports = IntStream.range(0, 1200).mapToObj(i -> report(scan, i, 0, 1)).toList();

		assertThat(Batches.of(reports)).extracting(List::size).containsExactly(500, 500, 200);
	}

	private static ScanContext scan() {
		return new ScanContext(ScanId.create(NOON), OrganisationId.DEFAULT, ProjectId.DEFAULT,
				new ScanScope(List.of(), Intrusiveness.ACTIVE, 5, List.of()));
	}

	private static Report.Finished report(ScanContext scan, int number, int observations, int size) {
		EntityRef asked = EntityRef.of(EntityType.HOSTNAME, "h" + number + ".example");
		TaskId id = TaskId.of(scan.id(), "zebra", asked.id());
		Observation observation = new Observation(Observation.idOf(id, asked), asked, 70, Reliability.F, NOON, Map.of(), List.of(), null);
		TaskResult result = new TaskResult(id, "zebra", asked, TaskState.COMPLETED, Outcome.ANSWERED, null, NOON, Duration.ZERO, 1,
				Collections.nCopies(observations, observation), List.of());
		return new Report.Finished(new ClaimedTask(id, scan, "zebra", asked, true, 1, 1, 0, NOON), result, size, List.of(), List.of());
	}
}
