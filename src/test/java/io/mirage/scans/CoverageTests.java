package io.mirage.scans;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Delay;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.collection.TasksDelayed;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a scan says it could see, and why it waits where it waits. */
@ModuleTest
@Import(Desk.class)
class CoverageTests {

	@Autowired MockMvcTester mvc;
	@Autowired Desk desk;
	@Autowired ScanOrchestration orchestration;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@Test
	void everyOutcomeOfTheVocabularyReachesTheStatement() {
		int number = Outcome.values().length;
		ScanId scan = orchestration.start(targets(number), Desk.ADA).id();
		desk.answerAll(scan, task -> task.collector().equals("net-owner") ? ending(scan, task) : null);

		CollectorCoverage finished = desk.heard(ScanFinished.class, scan).getFirst().coverage().stream()
				.filter(coverage -> coverage.collector().equals("net-owner")).findFirst().orElseThrow();
		Map<Outcome, Long> each = new EnumMap<>(Outcome.class);
		Arrays.stream(Outcome.values()).forEach(outcome -> each.put(outcome, 1L));
		assertThat(finished.outcomes()).isEqualTo(each);
		MvcTestResult statement = coverage(scan);
		for (Outcome outcome : Outcome.values()) {
			assertThat(statement).bodyJson().extractingPath("$.data[?(@.collector == 'net-owner')]." + outcome.label()).asArray()
					.as(outcome.label()).containsExactly(1);
		}
	}

	@Test
	void everyTaskIsAccountedForAtEveryMoment() {
		ScanId scan = orchestration.start(targets(4), Desk.ADA).id();
		assertThat(coverage(scan)).bodyJson().extractingPath("$.data[?(@.collector == 'web-page')].open").asArray().containsExactly(4);

		List<PlannedTask> web = desk.handedOut(scan).stream().filter(task -> task.collector().equals("web-page")).toList();
		desk.report(scan, List.of(Results.empty(scan, web.getFirst()), Results.failed(web.get(1))));
		orchestration.halt(scan, OrganisationId.DEFAULT, "web-page");
		desk.answerAll(scan, task -> task.collector().equals("web-page") ? Results.cancelled(task) : null);

		MvcTestResult statement = coverage(scan);
		assertThat(statement).bodyJson().extractingPath("$.data[?(@.collector == 'web-page')].empty").asArray().containsExactly(1);
		assertThat(statement).bodyJson().extractingPath("$.data[?(@.collector == 'web-page')].unreachable").asArray().containsExactly(1);
		assertThat(statement).bodyJson().extractingPath("$.data[?(@.collector == 'web-page')].unasked").asArray().containsExactly(2);
		assertThat(statement).bodyJson().extractingPath("$.data[?(@.collector == 'web-page')].open").asArray().containsExactly(0);
	}

	@Test
	void aCollectorThatWaitsForItsSourceSaysSo() {
		ScanId scan = orchestration.start(targets(2), Desk.ADA).id();
		Instant now = Instant.now();
		delayed(scan, new Delay("net-owner", 2, "owner.example answers 429", now.plus(Duration.ofMinutes(3))));
		awaitWaiting(scan, 1);

		assertThat(waiting(scan, "net-owner")).singleElement().asString()
				.startsWith("owner.example answers 429. 2 tasks wait until ").endsWith("Z.");
		desk.publish(new TasksDelayed(Desk.header(scan.toString()), scan, List.of()));
		awaitWaiting(scan, 0);
		assertThat(waiting(scan, "net-owner")).doesNotContain("owner.example answers 429");
	}

	@Test
	void anOlderWordAboutWaitingDoesNotReplaceANewerOne() {
		ScanId scan = orchestration.start(targets(2), Desk.ADA).id();
		Instant later = Instant.now().plus(Duration.ofMinutes(3));
		TasksDelayed old = new TasksDelayed(Desk.header(scan.toString()), scan, List.of(new Delay("net-owner", 9, "old", later)));
		delayed(scan, new Delay("net-owner", 1, "new", later));
		awaitWaiting(scan, 1);
		desk.publish(old);
		delayed(scan, new Delay("web-page", 1, "else", later), new Delay("net-owner", 1, "new", later));
		awaitWaiting(scan, 2);

		assertThat(waiting(scan, "net-owner")).singleElement().asString().startsWith("new. A task waits until ");
	}

	private void delayed(ScanId scan, Delay... delays) {
		desk.publish(new TasksDelayed(Desk.header(scan.toString()), scan, List.of(delays)));
	}

	private void awaitWaiting(ScanId scan, int collectors) {
		Awaitility.await().until(() -> jdbc.sql("select count(*) from scans.delay where scan_id = ?").param(scan.value())
				.query(Integer.class).single() == collectors);
	}

	private List<Object> waiting(ScanId scan, String collector) {
		MvcTestResult progress = mvc.get().uri("/api/v1/scans/" + scan + "/collectors").with(Callers.readOnly()).exchange();
		return JsonPath.read(text(progress), "$.data[?(@.collector == '" + collector + "')].waiting_reason");
	}

	private MvcTestResult coverage(ScanId scan) {
		return mvc.get().uri("/api/v1/scans/" + scan + "/coverage").with(Callers.readOnly()).exchange();
	}

	/** Each target's number decides how its task ends. */
	private static TaskResult ending(ScanId scan, PlannedTask task) {
		Outcome outcome = Outcome.values()[Integer.parseInt(task.entity().value().replaceAll("^h(\\d+)\\..*", "$1"))];
		TaskState state = outcome == Outcome.ANSWERED || outcome == Outcome.EMPTY ? TaskState.COMPLETED : TaskState.FAILED;
		TaskResult like = Results.empty(scan, task);
		return new TaskResult(like.taskId(), like.collector(), like.entity(), state, outcome, null, like.startedAt(), like.duration(), 1,
				List.of(), List.of());
	}

	private static NewScan targets(int number) {
		return new NewScan("Some", IntStream.range(0, number).mapToObj(i -> new NewScan.Target("h" + i + ".aurora-kites.example",
				EntityType.HOSTNAME.label())).toList(), null, null, null, null, null, null, null);
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		} catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
