package io.mirage.scans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStopRequested;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Desk.class)
@TestPropertySource(properties = {"mirage.scans.max-entities=10", "mirage.scans.max-duration=1h", "mirage.scans.max-requests=20", "mirage.scans.window=2"})
class BudgetTests {

	@Autowired Desk desk;
	@Autowired ScanOrchestration orchestration;
	@Autowired ScanCare care;
	@Autowired Scans scans;
	@Autowired JdbcClient jdbc;

	private ScanId scan = ScanId.create(Instant.EPOCH);

	@BeforeEach
	void start() {
		desk.openCatalogue();
		scan = orchestration.start(Desk.wanted("aurora-kites.example"), Desk.ADA).id();
	}

	@Test
	void endsWhenItHasFoundTooMuch() {
		PlannedTask first = desk.handedOut(scan).getFirst();
		desk.report(scan, List.of(Results.of(scan, first.collector(), first.entity(),
				IntStream.range(0, 12).mapToObj(i -> Results.host("h" + i + ".aurora-kites.example")).toList())));

		assertEndsAsTimedOut("It found 13 entities; its budget is 10.");
	}

	@Test
	void endsWhenItHasRunTooLong() {
		jdbc.sql("update scans.scan set running_since = ? where id = ?")
				.params(Columns.time(Instant.now().minus(Duration.ofMinutes(61))), scan.value()).update();
		care.check();

		assertEndsAsTimedOut("It ran for 60 minutes, all the time its budget gives it.");
	}

	@Test
	void endsWhenItHasAskedTooOften() {
		PlannedTask first = desk.handedOut(scan).getFirst();
		desk.report(scan, List.of(expensive(first, 50)));

		assertEndsAsTimedOut("It made 50 requests; its budget is 20.");
	}

	@Test
	void handsOutNoMoreTasksThanItMayMakeRequests() {
		PlannedTask first = desk.handedOut(scan).getFirst();
		desk.report(scan, List.of(expensive(first, 19)));

		assertThat(scans.find(scan, OrganisationId.DEFAULT).orElseThrow().tally().running()).isEqualTo(1);
	}

	/** An answer that took many calls and leads to further questions. */
	private TaskResult expensive(PlannedTask task, int requests) {
		TaskResult cheap = Results.of(scan, task.collector(), task.entity(), List.of(Results.host("www.aurora-kites.example")));
		return new TaskResult(cheap.taskId(), cheap.collector(), cheap.entity(), cheap.state(), cheap.outcome(), cheap.detail(),
				cheap.startedAt(), cheap.duration(), requests, cheap.observations(), cheap.relationships());
	}

	private void assertEndsAsTimedOut(String reason) {
		assertThat(desk.heard(ScanStopRequested.class, scan)).hasSize(1);
		Scan stopping = scans.find(scan, OrganisationId.DEFAULT).orElseThrow();
		assertThat(stopping.isStopping()).isTrue();
		assertThat(stopping.tally().pending()).isZero();

		desk.answerAll(scan, Results::cancelled);
		ScanFinished finished = desk.heard(ScanFinished.class, scan).getFirst();
		assertThat(finished.state()).isEqualTo(ScanState.TIMED_OUT);
		assertThat(finished.coverage()).filteredOn(coverage -> coverage.collector().equals("web-page"))
				.extracting(CollectorCoverage::reason).singleElement().asString().containsIgnoringCase("the scan ended");
		assertThat(scans.find(scan, OrganisationId.DEFAULT).orElseThrow().course().failure()).isEqualTo(reason);
	}
}
