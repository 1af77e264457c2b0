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
@TestPropertySource(properties = {"mirage.scans.max-entities=10", "mirage.scans.max-duration=1h", "mirage.scans.window=2"})
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

		assertEndsAsTimedOut("It found 10 entities, the most one scan may have.");
	}

	@Test
	void endsWhenItHasRunTooLong() {
		jdbc.sql("update scans.scan set running_since = ? where id = ?")
				.params(Columns.time(Instant.now().minus(Duration.ofMinutes(61))), scan.value()).update();
		care.check();

		assertEndsAsTimedOut("It ran for 60 minutes, the longest one scan may.");
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
