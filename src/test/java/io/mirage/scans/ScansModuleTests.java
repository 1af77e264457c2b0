package io.mirage.scans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.registry.ProjectCollectorsChanged;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanProgressed;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.ScanStopRequested;
import io.mirage.events.scans.TasksPlanned;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.web.ProblemException;
import io.mirage.support.ModuleTest;

import static io.mirage.scans.Desk.ADA;
import static io.mirage.scans.Results.address;
import static io.mirage.scans.Results.host;
import static io.mirage.scans.Results.relation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ModuleTest
@Import(Desk.class)
class ScansModuleTests {

	private static final String DOMAIN = "aurora-kites.example";
	private static final EntityRef WWW = host("www." + DOMAIN);

	@Autowired Desk desk;
	@Autowired ScanOrchestration orchestration;
	@Autowired ScanCare care;
	@Autowired Scans scans;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@Test
	void startingPlansTheQuestionsAboutTheTarget() {
		Scan scan = orchestration.start(Desk.wanted(DOMAIN), ADA);

		assertThat(desk.heard(ScanStarted.class, scan.id())).singleElement()
				.satisfies(started -> assertThat(started.scope().targets()).extracting(EntityRef::value).containsExactly(DOMAIN));
		assertThat(desk.handedOut(scan.id())).extracting(PlannedTask::collector).containsExactly("cert-log", "dns-records");
		assertThat(desk.handedOut(scan.id())).allSatisfy(task -> {
			assertThat(task.distance()).isZero();
			assertThat(task.inScope()).isTrue();
		});
	}

	@Test
	void resultsLeadToNewQuestionsUntilNothingIsLeft() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();

		desk.answerAll(scan, task -> switch (task.collector() + " " + task.entity().value()) {
			case "dns-records " + DOMAIN -> Results.of(scan, task.collector(), task.entity(), List.of(WWW, host("mail.elsewhere.example")));
			case "dns-records www." + DOMAIN -> Results.of(scan, task.collector(), task.entity(), List.of(address(1)),
					relation(RelationType.RESOLVES_TO, WWW, address(1)));
			case "reverse-dns 192.0.2.1" -> Results.failed(task);
			default -> null;
		});

		assertThat(desk.handedOut(scan)).extracting(task -> task.collector() + " " + task.entity().value()).containsExactlyInAnyOrder(
				"cert-log " + DOMAIN, "dns-records " + DOMAIN, "net-owner www." + DOMAIN, "dns-records www." + DOMAIN,
				"web-page www." + DOMAIN, "net-owner mail.elsewhere.example", "net-owner 192.0.2.1", "reverse-dns 192.0.2.1",
				"web-page 192.0.2.1");
		assertThat(desk.heard(ScanFinished.class, scan)).singleElement().satisfies(finished -> {
			assertThat(finished.state()).isEqualTo(ScanState.COMPLETED);
			assertThat(finished.tasks()).isEqualTo(9);
			assertThat(finished.entities()).isEqualTo(4);
		});
	}

	@Test
	void theCoverageStatementNamesEveryCollector() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		desk.answerAll(scan, task -> task.collector().equals("cert-log") ? Results.failed(task) : null);

		Map<String, CollectorCoverage> coverage = desk.heard(ScanFinished.class, scan).getFirst().coverage().stream()
				.collect(Collectors.toMap(CollectorCoverage::collector, entry -> entry));
		assertThat(coverage).hasSize(8);
		assertThat(coverage.get("cert-log")).extracting(CollectorCoverage::outcomes).isEqualTo(Map.of(Outcome.UNREACHABLE, 1L));
		assertThat(coverage.get("dns-records")).extracting(CollectorCoverage::outcomes).isEqualTo(Map.of(Outcome.EMPTY, 1L));
		assertThat(coverage.get("people")).extracting(CollectorCoverage::reason).asString().startsWith("No entity of its types was found");
		assertThat(coverage.get("port-scan")).extracting(CollectorCoverage::reason).isEqualTo("The profile footprint is active, the collector is aggressive.");
		assertThat(coverage.get("retired")).extracting(CollectorCoverage::reason).isEqualTo("The collector is disabled.");
		assertThat(coverage.get("people")).extracting(CollectorCoverage::inPlan).isEqualTo(false);
	}

	@Test
	void aSourceThatIsWithdrawnMeanwhileIsNotAskedAgain() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		jdbc.sql("update scans.collector set state = 'deprecated' where id = 'net-owner'").update();
		try {
			care.check();
			desk.answerAll(scan, task -> task.collector().equals("dns-records") && task.entity().value().equals(DOMAIN)
					? Results.of(scan, task.collector(), task.entity(), List.of(WWW, address(1))) : null);
		} finally {
			jdbc.sql("update scans.collector set state = 'active' where id = 'net-owner'").update();
		}

		assertThat(desk.handedOut(scan)).extracting(PlannedTask::collector).contains("cert-log", "web-page").doesNotContain("net-owner");
		assertThat(desk.heard(CollectorStopRequested.class, scan)).extracting(CollectorStopRequested::collector).containsExactly("net-owner");
		assertThat(desk.heard(ScanFinished.class, scan).getFirst().coverage()).filteredOn(entry -> entry.collector().equals("net-owner"))
				.singleElement().extracting(CollectorCoverage::reason).isEqualTo("It was stopped while the scan ran.");
	}

	@Test
	void aScanDoesWithoutWhatItsProjectDoesWithout() {
		ProjectId project = ProjectId.of("01900000-0000-7000-8000-0000000000de");
		desk.publish(new ProjectCreated(Desk.header("p"), project, "Kites"));
		List<ProjectCollectorsChanged> choices = new ArrayList<>(List.of(
				new ProjectCollectorsChanged(Desk.header("p"), project, List.of("cert-log"), 2),
				new ProjectCollectorsChanged(Desk.header("p"), project, List.of("dns-records"), 1)));
		Collections.shuffle(choices);
		choices.forEach(desk::publish);
		Awaitility.await().until(() -> jdbc.sql("select count(*) from scans.project_collectors where version = 2").query(Integer.class).single() == 1
				&& jdbc.sql("select count(*) from scans.project where id = ?").param(project.value()).query(Integer.class).single() == 1);

		ScanId scan = orchestration.start(new NewScan(null, List.of(NewScan.Target.of(DOMAIN)), Profiles.DEFAULT, project, null, null, null, null, null), ADA).id();
		desk.answerAll(scan, task -> null);

		assertThat(desk.handedOut(scan)).extracting(PlannedTask::collector).containsExactly("dns-records");
		assertThat(desk.heard(ScanFinished.class, scan).getFirst().coverage()).filteredOn(entry -> entry.collector().equals("cert-log"))
				.singleElement().extracting(CollectorCoverage::reason).isEqualTo("The project does without it.");
	}

	@Test
	void aResultCountsOnce() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		PlannedTask first = desk.handedOut(scan).getFirst();
		desk.report(scan, List.of(Results.empty(scan, first)));
		desk.report(scan, List.of(Results.failed(first), Results.empty(scan, first)));
		PlannedTask second = desk.handedOut(scan).getLast();
		desk.report(scan, List.of(Results.empty(scan, second), Results.empty(scan, first)));

		Tally tally = scans.find(scan, OrganisationId.DEFAULT).orElseThrow().tally();
		assertThat(tally).isEqualTo(new Tally(0, 0, 2, 0, 0, 1, 2));
		assertThat(desk.heard(ScanFinished.class, scan)).singleElement().extracting(ScanFinished::tasks).isEqualTo(2L);
	}

	@Test
	void aPausedScanPlansButHandsNothingOut() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		orchestration.pause(scan, OrganisationId.DEFAULT);
		List<PlannedTask> before = desk.handedOut(scan);
		desk.report(scan, before.stream().map(task -> Results.of(scan, task.collector(), task.entity(), List.of(WWW))).toList());

		assertThat(desk.handedOut(scan)).isEqualTo(before);
		assertThat(desk.state(scan)).isEqualTo(ScanState.PAUSED);

		orchestration.resume(scan, OrganisationId.DEFAULT);
		assertThat(desk.handedOut(scan)).hasSize(before.size() + 3);
		desk.answerAll(scan, task -> null);
		assertThat(desk.heard(ScanStateChanged.class, scan)).extracting(ScanStateChanged::to).containsExactly(ScanState.RUNNING,
				ScanState.PAUSED, ScanState.RUNNING, ScanState.COMPLETED);
	}

	@Test
	void stoppingCancelsWhatWaitsAndEndsWhenNothingRuns() {
		ScanId scan = orchestration.start(manyTargets(450), ADA).id();
		List<PlannedTask> running = desk.handedOut(scan);
		Scan stopped = orchestration.stop(scan, OrganisationId.DEFAULT);

		assertThat(desk.heard(ScanStopRequested.class, scan)).hasSize(1);
		assertThat(stopped.isStopping()).isTrue();
		assertThat(stopped.tally().pending()).isZero();
		assertThat(stopped.tally().withdrawn()).isEqualTo(1350 - running.size());

		desk.report(scan, running.stream().map(Results::cancelled).toList());
		assertThat(desk.state(scan)).isEqualTo(ScanState.CANCELLED);
		assertThat(desk.heard(ScanFinished.class, scan)).singleElement().extracting(ScanFinished::tasks)
				.isEqualTo((long) running.size());
	}

	@Test
	void keepsABoundedWindowInFlightWithAShareForEachCollector() {
		ScanId scan = orchestration.start(manyTargets(450), ADA).id();

		assertThat(desk.heard(TasksPlanned.class, scan)).allSatisfy(event -> assertThat(event.tasks()).hasSizeLessThanOrEqualTo(500));
		assertThat(desk.handedOut(scan)).hasSize(900);
		assertThat(desk.handedOut(scan).stream().filter(task -> task.collector().equals("web-page"))).hasSize(300);
		desk.answerAll(scan, task -> null);
		assertThat(desk.heard(ScanFinished.class, scan).getFirst().tasks()).isEqualTo(1350);
	}

	@Test
	void tasksLostByCollectionAreHandedOutAgain() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		jdbc.sql("update scans.task set dispatched_at = ? where scan_id = ?")
				.params(Columns.time(Instant.now().minus(Duration.ofHours(1))), scan.value()).update();
		care.check();
		care.check();

		assertThat(desk.heard(TasksPlanned.class, scan)).hasSize(2);
		assertThat(desk.handedOut(scan)).hasSize(2);
	}

	@Test
	void continuesAScanThatAnEarlierProcessLeft() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		jdbc.sql("update scans.task set state = 'pending', dispatched_at = null where scan_id = ?").param(scan.value()).update();
		jdbc.sql("update scans.scan set pending = 2, running = 0 where id = ?").param(scan.value()).update();
		care.check();

		assertThat(desk.heard(TasksPlanned.class, scan)).hasSize(2);
		assertThat(scans.find(scan, OrganisationId.DEFAULT).orElseThrow().tally().running()).isEqualTo(2);
	}

	@Test
	void passiveScansTouchNothing() {
		ScanId scan = orchestration.start(Desk.wanted("passive", DOMAIN), ADA).id();
		desk.answerAll(scan, task -> task.entity().value().equals(DOMAIN)
				? Results.of(scan, task.collector(), task.entity(), List.of(WWW)) : null);

		assertThat(desk.handedOut(scan)).extracting(PlannedTask::collector).containsOnly("cert-log", "net-owner");
	}

	@Test
	void announcesProgress() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();

		assertThat(desk.heard(ScanProgressed.class, scan)).first().satisfies(news -> {
			assertThat(news.progress().running()).isEqualTo(2);
			assertThat(news.progress().entities()).isEqualTo(1);
		});
	}

	@Test
	void onlyEndedScansAreForgotten() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> orchestration.delete(scan, OrganisationId.DEFAULT));
		desk.answerAll(scan, task -> null);
		orchestration.delete(scan, OrganisationId.DEFAULT);

		assertThat(desk.heard(ScanDeleted.class, scan)).hasSize(1);
		assertThat(jdbc.sql("select count(*) from scans.task where scan_id = ?").param(scan.value()).query(Long.class).single()).isZero();
	}

	@Test
	void anotherOrganisationsScanDoesNotExist() {
		ScanId scan = orchestration.start(Desk.wanted(DOMAIN), ADA).id();

		assertThat(scans.find(scan, OrganisationId.create(Instant.EPOCH))).isEmpty();
	}

	@Test
	void aTargetNobodyCanBeAskedAboutIsRefused() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> orchestration.start(Desk.wanted("AS64500"), ADA))
				.satisfies(failure -> assertThat(failure.problem()).isEqualTo(ScanProblem.NO_COLLECTOR))
				.withMessageContaining("Asn 'AS64500'");
	}

	@Test
	void knowsTheProjectsThatWereAnnounced() {
		ProjectId project = ProjectId.create(Instant.now());
		NewScan wanted = new NewScan("In a project", List.of(NewScan.Target.of(DOMAIN)), null, project, null, null, null, null, null);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> orchestration.start(wanted, ADA));

		desk.publish(new ProjectCreated(Desk.header(project.toString()), project, "Kites"));
		Awaitility.await().until(() -> jdbc.sql("select count(*) from scans.project where id = ?").param(project.value())
				.query(Integer.class).single() == 1);
		assertThat(orchestration.start(wanted, ADA).order().projectId()).isEqualTo(project);
	}

	private static NewScan manyTargets(int number) {
		return new NewScan("Many", IntStream.range(0, number).mapToObj(i -> new NewScan.Target("h" + i + "." + DOMAIN, EntityType.HOSTNAME.label()))
				.toList(), null, null, null, null, null, null, null);
	}
}
