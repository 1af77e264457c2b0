package io.mirage.scans;

import java.io.UnsupportedEncodingException;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanPriorityChanged;
import io.mirage.events.scans.ScanState;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What may be different about a scan while it runs. */
@ModuleTest
@Import(Desk.class)
class ScanChangeApiTests {

	private static final String SCANS = "/api/v1/scans";
	private static final EntityRef WWW = Results.host("www.aurora-kites.example");
	private static final EntityRef SHOP = Results.host("shop.aurora-kites.example");

	@Autowired MockMvcTester mvc;
	@Autowired Desk desk;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@Test
	void aScanMayBeGivenItsTermsAtTheStart() {
		MvcTestResult created = create("""
				{"targets": ["aurora-kites.example"], "priority": "high",
				"budget": {"duration": "PT30M", "entities": 500, "requests": 1000}}""");

		assertThat(created).hasStatus(201);
		assertThat(created).bodyJson().extractingPath("$.priority").isEqualTo("high");
		assertThat(created).bodyJson().extractingPath("$.budget.duration").isEqualTo("PT30M");
		assertThat(created).bodyJson().extractingPath("$.budget.entities").isEqualTo(500);
		assertThat(created).bodyJson().extractingPath("$.budget.requests").isEqualTo(1000);
		assertThat(desk.heard(ScanPriorityChanged.class, id(created))).singleElement().extracting(ScanPriorityChanged::priority)
				.isEqualTo(ScanPriority.HIGH);
	}

	@Test
	void nobodyGetsMoreThanTheInstallationAllows() {
		assertProblem(create(with("\"budget\": {\"duration\": \"PT7H\"}")), 400, "invalid-budget", "PT7H");
		assertProblem(create(with("\"budget\": {\"entities\": 200001}")), 400, "invalid-budget", "200001");
		assertProblem(create(with("\"budget\": {\"requests\": 0}")), 400, "invalid-input", "requests");
		assertProblem(create(with("\"budget\": {\"duration\": \"soon\"}")), 400, "invalid-input", "");
		assertProblem(create(with("\"priority\": \"urgent\"")), 400, "invalid-input", "urgent");
	}

	@Test
	void priorityAndBudgetChangeWhileItRuns() {
		ScanId scan = id(create(with("\"hop_limit\": 1")));
		MvcTestResult changed = patch(scan, "{\"priority\": \"low\", \"budget\": {\"requests\": 50}}");

		assertThat(changed).hasStatusOk();
		assertThat(changed).bodyJson().extractingPath("$.priority").isEqualTo("low");
		assertThat(changed).bodyJson().extractingPath("$.budget.requests").isEqualTo(50);
		assertThat(changed).bodyJson().extractingPath("$.budget.entities").as("not mentioned").isEqualTo(200_000);
		patch(scan, "{\"priority\": \"high\"}");
		assertThat(desk.heard(ScanPriorityChanged.class, scan)).extracting(ScanPriorityChanged::version).containsExactly(1L, 2L);
		assertProblem(patch(scan, "{\"budget\": {\"entities\": 999999999}}"), 400, "invalid-budget", "999999999");
		assertThat(mvc.patch().uri(SCANS + "/" + scan).contentType(MediaType.APPLICATION_JSON).content("{}").with(Callers.readOnly()))
				.hasStatus(403);
		assertThat(mvc.patch().uri(SCANS + "/" + scan).contentType(MediaType.APPLICATION_JSON).content("{}").with(Callers.stranger()))
				.hasStatus(404);
	}

	@Test
	void aBudgetThatIsUsedUpAlreadyEndsTheScanAtOnce() {
		ScanId scan = id(create(with("\"hop_limit\": 1")));
		PlannedTask first = desk.handedOut(scan).getFirst();
		desk.report(scan, List.of(Results.of(scan, first.collector(), first.entity(), List.of(WWW, SHOP))));
		MvcTestResult changed = patch(scan, "{\"budget\": {\"entities\": 2}}");

		assertThat(changed).bodyJson().extractingPath("$.stopping").isEqualTo(true);
		assertThat(changed).bodyJson().extractingPath("$.failure").isEqualTo("It found 3 entities; its budget is 2.");
		assertProblem(patch(scan, "{\"priority\": \"low\"}"), 409, "scan-state", "stopping");
	}

	@Test
	void moreHopsAskWhatWasLeftOutAndFewerTakeItBack() {
		ScanId scan = id(create(with("\"hop_limit\": 0")));
		jdbc.sql("update scans.scan set state = 'paused' where id = ?").param(scan.value()).update();
		PlannedTask dns = desk.handedOut(scan).stream().filter(task -> task.collector().equals("dns-records")).findFirst().orElseThrow();
		desk.report(scan, List.of(Results.of(scan, dns.collector(), dns.entity(), List.of(WWW, SHOP))));
		assertThat(pending(scan)).isZero();

		assertThat(patch(scan, "{\"hop_limit\": 1}")).bodyJson().extractingPath("$.progress.pending").isEqualTo(6);
		assertThat(pending(scan)).isEqualTo(6);
		assertThat(patch(scan, "{\"hop_limit\": 0}")).bodyJson().extractingPath("$.progress.pending").isEqualTo(0);
		assertThat(patch(scan, "{\"hop_limit\": 2}")).bodyJson().extractingPath("$.progress.pending").isEqualTo(6);
		assertThat(pending(scan)).isEqualTo(6);

		mvc.post().uri(SCANS + "/" + scan + "/resume").with(Callers.analyst()).exchange();
		assertThat(desk.handedOut(scan).stream().filter(task -> task.distance() == 1)).hasSize(6);
		desk.answerAll(scan, task -> null);
		assertThat(desk.state(scan)).isEqualTo(ScanState.COMPLETED);
	}

	@Test
	void oneCollectorLeavesAndTheScanGoesOn() {
		ScanId scan = id(create(with("\"hop_limit\": 1")));
		MvcTestResult stopped = stopCollector(scan, "dns-records");
		stopCollector(scan, "dns-records");

		assertThat(stopped).bodyJson().extractingPath("$.stopped_collectors").asArray().containsExactly("dns-records");
		assertThat(desk.heard(CollectorStopRequested.class, scan)).singleElement().extracting(CollectorStopRequested::collector)
				.isEqualTo("dns-records");
		desk.answerAll(scan, task -> switch (task.collector()) {
			case "dns-records" -> Results.cancelled(task);
			case "cert-log" -> Results.of(scan, task.collector(), task.entity(), List.of(WWW));
			default -> null;
		});
		assertThat(desk.handedOut(scan)).extracting(task -> task.collector() + " " + task.entity().value())
				.contains("web-page " + WWW.value()).doesNotContain("dns-records " + WWW.value());
		assertThat(desk.state(scan)).isEqualTo(ScanState.COMPLETED);
		assertThat(desk.heard(ScanFinished.class, scan)).hasSize(1);
	}

	@Test
	void onlyACollectorOfThePlanCanLeave() {
		ScanId scan = id(create(with("\"hop_limit\": 1")));

		assertProblem(stopCollector(scan, "unicorn"), 404, "collector-not-in-plan", "'unicorn'");
		assertProblem(stopCollector(scan, "retired"), 404, "collector-not-in-plan", "'retired'");
	}

	private long pending(ScanId scan) {
		return jdbc.sql("select count(*) from scans.task where scan_id = ? and state = 'pending'").param(scan.value())
				.query(Long.class).single();
	}

	private MvcTestResult create(String body) {
		return mvc.post().uri(SCANS).contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.analyst()).exchange();
	}

	private MvcTestResult patch(ScanId scan, String body) {
		return mvc.patch().uri(SCANS + "/" + scan).contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.analyst()).exchange();
	}

	private MvcTestResult stopCollector(ScanId scan, String collector) {
		return mvc.post().uri(SCANS + "/" + scan + "/collectors/" + collector + "/stop").with(Callers.analyst()).exchange();
	}

	private static String with(String field) {
		return "{\"targets\": [\"aurora-kites.example\"], " + field + "}";
	}

	private static void assertProblem(MvcTestResult answer, int status, String slug, String detail) {
		assertThat(answer).hasStatus(status);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(detail);
	}

	private static ScanId id(MvcTestResult answer) {
		try {
			return ScanId.of(JsonPath.read(answer.getResponse().getContentAsString(), "$.id").toString());
		} catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
