package io.mirage.scans;

import java.io.UnsupportedEncodingException;
import java.net.URI;
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

import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Desk.class)
class ScanApiTests {

	private static final String SCANS = "/api/v1/scans";
	private static final String AURORA = """
			{"targets": ["aurora-kites.example"]}""";

	@Autowired MockMvcTester mvc;
	@Autowired Desk desk;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@Test
	void createsAndStartsAScan() {
		MvcTestResult created = create("""
				{"name": "First look", "targets": ["Aurora-Kites.example", "aurora-kites.example.",
				{"value": "192.0.2.7", "type": "IpAddress"}], "profile": "investigate", "hop_limit": 1, "deny": ["192.0.2.128/25"]}""");

		assertThat(created).hasStatus(201).hasHeader("Location", SCANS + "/" + id(created));
		assertThat(created).bodyJson().extractingPath("$.state").isEqualTo("running");
		assertThat(created).bodyJson().extractingPath("$.stopping").isEqualTo(false);
		assertThat(created).bodyJson().extractingPath("$.targets[*].value").asArray().containsExactly("aurora-kites.example", "192.0.2.7");
		assertThat(created).bodyJson().extractingPath("$.targets[0].type").isEqualTo("DomainName");
		assertThat(created).bodyJson().extractingPath("$.intrusiveness").isEqualTo("dns");
		assertThat(created).bodyJson().extractingPath("$.hop_limit").isEqualTo(1);
		assertThat(created).bodyJson().extractingPath("$.owner").isEqualTo("test-analyst");
		assertThat(created).bodyJson().extractingPath("$.progress.running").isEqualTo(4);
		assertThat(created).bodyJson().extractingPath("$.progress.percent").isEqualTo(0);
		assertThat(created).bodyJson().extractingPath("$.finished_at").isNull();
		assertThat(mvc.get().uri(SCANS + "/" + id(created)).with(Callers.readOnly())).hasStatusOk().bodyJson()
				.extractingPath("$.name").isEqualTo("First look");
	}

	@Test
	void readingIsNotEnoughToScan() {
		assertThat(mvc.post().uri(SCANS).contentType(MediaType.APPLICATION_JSON).content(AURORA).with(Callers.readOnly()))
				.hasStatus(403).bodyJson().extractingPath("$.type").isEqualTo("/problems/not-allowed");
		assertThat(mvc.get().uri(SCANS)).hasStatus(401);
	}

	@Test
	void namesTheTargetThatIsWrong() {
		assertProblem(create("{\"targets\": [\"aurora-kites.example\", \"not/a target?\"]}"), 400, "invalid-target", "not/a target?");
		assertProblem(create("{\"targets\": [{\"value\": \"aurora\", \"type\": \"IpAddress\"}]}"), 400, "invalid-target",
				"'aurora' is not a valid IpAddress.");
		assertProblem(create("{\"targets\": [{\"value\": \"aurora\", \"type\": \"Kite\"}]}"), 400, "invalid-target", "'Kite'");
		assertProblem(create("{\"targets\": [\"AS64500\"]}"), 400, "no-collector-for-target", "AS64500");
	}

	@Test
	void namesWhatElseIsWrong() {
		assertProblem(create("{\"targets\": []}"), 400, "invalid-input", "targets");
		assertProblem(create("{\"targets\": [null]}"), 400, "invalid-input", "targets");
		assertProblem(create("{\"targets\": [{\"type\": \"IpAddress\"}]}"), 400, "invalid-input", "");
		assertProblem(create("{\"targets\": 5}"), 400, "invalid-input", "");
		assertProblem(create("{}"), 400, "invalid-input", "targets");
		assertProblem(create("no json"), 400, "invalid-input", "");
		assertProblem(create(with("\"profile\": \"loud\"")), 400, "unknown-profile", "'loud'");
		assertProblem(create(with("\"hop_limit\": 11")), 400, "invalid-input", "hop_limit");
		assertProblem(create(with("\"deny\": [\"(\"]")), 400, "invalid-deny-rule", "'('");
		assertProblem(create(with("\"collectors\": [\"nobody\"]")), 400, "unknown-collector", "'nobody'");
		assertProblem(create(with("\"collectors\": [\"retired\"]")), 400, "unknown-collector", "disabled");
		assertProblem(create(with("\"profile\": \"passive\", \"collectors\": [\"dns-records\"]")), 400, "unknown-collector", "passive");
		assertProblem(create(with("\"project_id\": \"01900000-0000-7000-8000-00000000ffff\"")), 400, "unknown-project", "ffff");
	}

	@Test
	void onlyTheChosenCollectorsTakePart() {
		MvcTestResult created = create(with("\"collectors\": [\"dns-records\"]"));

		assertThat(desk.handedOut(ScanId.of(id(created)))).extracting(PlannedTask::collector).containsExactly("dns-records");
		assertThat(mvc.get().uri(SCANS + "/" + id(created) + "/coverage").with(Callers.readOnly())).bodyJson()
				.extractingPath("$.data[?(@.collector == 'cert-log')].reason").asArray()
				.containsExactly("It is not among the chosen collectors.");
	}

	@Test
	void asksToWaitForTheCatalogue() {
		jdbc.sql("delete from scans.catalogue").update();
		MvcTestResult answer = create(AURORA);

		assertProblem(answer, 503, "catalogue-missing", "not here yet");
		assertThat(answer).hasHeader("Retry-After", "2");
	}

	@Test
	void detectsTypesLineByLine() {
		MvcTestResult detected = mvc.post().uri(SCANS + "/detect").contentType(MediaType.APPLICATION_JSON).with(Callers.readOnly())
				.content("{\"text\": \"Aurora-Kites.example\\n\\n 192.0.2.0/24 \\n?!\"}").exchange();

		assertThat(detected).hasStatusOk().bodyJson().extractingPath("$.data[*].type").asArray()
				.containsExactly("DomainName", "Netblock", null);
		assertThat(detected).bodyJson().extractingPath("$.data[0].value").isEqualTo("aurora-kites.example");
		assertThat(detected).bodyJson().extractingPath("$.data[0].problem").isNull();
		assertThat(detected).bodyJson().extractingPath("$.data[2].problem").asString().startsWith("'?!' is no domain");
	}

	@Test
	void pagesFiltersAndSorts() {
		for (String name : List.of("alpha 100%", "beta", "gamma")) {
			create("{\"name\": \"paging " + name + "\", \"targets\": [\"aurora-kites.example\"]}");
		}
		assertThat(list("?q=paging&per_page=2&sort=name&order=asc")).bodyJson().extractingPath("$.data[*].name").asArray()
				.containsExactly("paging alpha 100%", "paging beta");
		assertThat(list("?q=paging&per_page=2")).bodyJson().extractingPath("$.meta.pagination.last_page").isEqualTo(2);
		assertThat(list("?q=paging&per_page=2&page=2")).bodyJson().extractingPath("$.data[*].name").asArray()
				.containsExactly("paging alpha 100%");
		assertThat(list("?q=0%25")).bodyJson().extractingPath("$.data[*].name").asArray().containsExactly("paging alpha 100%");
		assertThat(list("?q=PAGING&state=paused")).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(0);
		assertProblem(list("?state=asleep"), 400, "unknown-filter", "'asleep'");
		assertProblem(list("?sort=id;drop"), 400, "unknown-filter", "'id;drop'");
	}

	@Test
	void pausesResumesStopsAndDeletes() {
		String scan = SCANS + "/" + id(create(AURORA));

		assertThat(post(scan + "/pause")).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("paused");
		assertProblem(post(scan + "/pause"), 409, "scan-state", "paused");
		assertThat(post(scan + "/resume")).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("running");
		assertThat(post(scan + "/stop")).hasStatusOk().bodyJson().extractingPath("$.stopping").isEqualTo(true);
		assertProblem(mvc.delete().uri(scan).with(Callers.analyst()).exchange(), 409, "scan-state", "stopping");
	}

	@Test
	void deletesAnEndedScan() {
		ScanId id = ScanId.of(id(create(AURORA)));
		desk.answerAll(id, task -> null);

		assertThat(mvc.delete().uri(SCANS + "/" + id).with(Callers.analyst())).hasStatus(204);
		assertProblem(mvc.get().uri(SCANS + "/" + id).with(Callers.analyst()).exchange(), 404, "unknown-scan", id.toString());
	}

	@Test
	void showsProgressByCollectorAndCoverage() {
		ScanId id = ScanId.of(id(create(AURORA)));
		PlannedTask blocked = desk.handedOut(id).getFirst();
		desk.report(id, List.of(Results.failed(blocked)));

		MvcTestResult progress = mvc.get().uri(SCANS + "/" + id + "/collectors").with(Callers.readOnly()).exchange();
		assertThat(progress).bodyJson().extractingPath("$.data[?(@.collector == 'cert-log')].failed").asArray().containsExactly(1);
		assertThat(progress).bodyJson().extractingPath("$.data[?(@.collector == 'cert-log')].outcomes.unreachable").asArray()
				.containsExactly(1);
		assertThat(progress).bodyJson().extractingPath("$.data[?(@.collector == 'dns-records')].running").asArray().containsExactly(1);
		MvcTestResult coverage = mvc.get().uri(SCANS + "/" + id + "/coverage").with(Callers.readOnly()).exchange();
		assertThat(coverage).bodyJson().extractingPath("$.data[?(@.collector == 'cert-log')].unreachable").asArray().containsExactly(1);
		assertThat(coverage).bodyJson().extractingPath("$.data[?(@.collector == 'cert-log')].in_plan").asArray().containsExactly(true);
		assertThat(coverage).bodyJson().extractingPath("$.data[?(@.collector == 'people')].in_plan").asArray().containsExactly(false);
	}

	@Test
	void aRepeatedRequestStartsNothingTwice() {
		MvcTestResult first = create(AURORA, "key-1");
		MvcTestResult second = create(AURORA, "key-1");

		assertThat(second).hasStatus(201).hasHeader("Location", SCANS + "/" + id(first));
		assertProblem(create(with("\"name\": \"Other\""), "key-1"), 422, "idempotency-key-reused", "other content");
		assertThat(id(create(AURORA, "key-2"))).isNotEqualTo(id(first));
	}

	@Test
	void anotherTenantSeesNothing() {
		String scan = SCANS + "/" + id(create(AURORA));

		assertThat(mvc.get().uri(scan).with(Callers.stranger())).hasStatus(404);
		assertThat(mvc.get().uri(scan + "/collectors").with(Callers.stranger())).hasStatus(404);
		assertThat(mvc.post().uri(scan + "/stop").with(Callers.stranger())).hasStatus(404);
		assertThat(mvc.get().uri(SCANS).with(Callers.stranger())).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(0);
		assertThat(mvc.get().uri(SCANS + "/42").with(Callers.admin())).hasStatus(400);
	}

	private MvcTestResult create(String body) {
		return mvc.post().uri(SCANS).contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.analyst()).exchange();
	}

	private MvcTestResult create(String body, String key) {
		return mvc.post().uri(SCANS).contentType(MediaType.APPLICATION_JSON).header("Idempotency-Key", key).content(body)
				.with(Callers.analyst()).exchange();
	}

	private MvcTestResult post(String path) {
		return mvc.post().uri(path).with(Callers.analyst()).exchange();
	}

	private MvcTestResult list(String query) {
		return mvc.get().uri(URI.create(SCANS + query)).with(Callers.readOnly()).exchange();
	}

	private static String with(String field) {
		return "{\"targets\": [\"aurora-kites.example\"], " + field + "}";
	}

	private static void assertProblem(MvcTestResult answer, int status, String slug, String detail) {
		assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/" + slug);
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains(detail);
	}

	private static String id(MvcTestResult answer) {
		try {
			return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
		} catch (UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}
}
