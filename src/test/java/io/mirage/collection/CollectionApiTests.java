package io.mirage.collection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.collection.source.SourceException;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.TaskResult;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Script.class)
class CollectionApiTests {

	private static final OrganisationId NEIGHBOUR = OrganisationId.of("01900000-0000-7000-8000-0000000000cc");
	private static final String TASKS = "/api/v1/collection/tasks";
	private static final String RAW = "/api/v1/collection/raw/";

	private final MockMvcTester mvc;
	private final Script script;
	private final JdbcClient jdbc;
	private final RawAnswers rawAnswers;
	private final Deliveries deliveries;
	private final Orders orders = new Orders();

	CollectionApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired Script script,
			@Autowired JdbcClient jdbc, @Autowired RawAnswers rawAnswers) {
		this.mvc = mvc;
		this.script = script;
		this.jdbc = jdbc;
		this.rawAnswers = rawAnswers;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forget() {
		script.reset();
	}

	@Test
	void pagesThroughEveryTaskOnce() {
		run(orders.hosts(7));
		Set<String> ids = new HashSet<>();
		List<String> all = new ArrayList<>();
		String cursor = null;
		do {
			String page = body(TASKS + "?limit=3&scan_id=" + orders.id() + (cursor == null ? "" : "&cursor=" + cursor));
			List<String> found = JsonPath.read(page, "$.data[*].id");
			ids.addAll(found);
			all.addAll(found);
			assertThat(JsonPath.<Integer>read(page, "$.meta.total")).isEqualTo(7);
			cursor = JsonPath.read(page, "$.meta.next_cursor");
		} while (cursor != null);

		assertThat(all).hasSize(7);
		assertThat(ids).hasSize(7);
	}

	@Test
	void filtersByCollectorStateAndOutcome() {
		script.when("blocked.example", (question, source, answer) -> {
			throw new SourceException.Blocked("Captcha.");
		});
		run("blocked.example", "open.example");

		assertThat(values("state=failed")).containsExactly("blocked.example");
		assertThat(values("outcome=answered&collector=zebra")).containsExactly("open.example");
		assertThat(values("collector=adder")).isEmpty();
		assertThat(get(TASKS + "?state=bored")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-filter"))
				.hasPathSatisfying("$.detail", detail -> assertThat(detail).asString().contains("'bored'", "rate_limited"));
		assertThat(get(TASKS + "?outcome=unknown")).hasStatus(400);
		assertThat(get(TASKS + "?cursor=nonsense")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-cursor"));
	}

	@Test
	void showsATaskWithItsReceipts() {
		TaskResult result = run("www.aurora-kites.example").getFirst();

		assertThat(get(TASKS + "/" + result.taskId())).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.entity.type", type -> assertThat(type).isEqualTo("Hostname"))
				.hasPathSatisfying("$.entity.value", value -> assertThat(value).isEqualTo("www.aurora-kites.example"))
				.hasPathSatisfying("$.scan_id", scan -> assertThat(scan).isEqualTo(orders.id().toString()))
				.hasPathSatisfying("$.state", state -> assertThat(state).isEqualTo("completed"))
				.hasPathSatisfying("$.outcome", outcome -> assertThat(outcome).isEqualTo("answered"))
				.hasPathSatisfying("$.requests", requests -> assertThat(requests).isEqualTo(1))
				.hasPathSatisfying("$.observations", observations -> assertThat(observations).isEqualTo(1))
				.hasPath("$.started_at").hasPath("$.duration_ms").hasPath("$.detail");
		assertThat(get(TASKS + "/" + result.taskId() + "/receipts")).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.data.length()", number -> assertThat(number).isEqualTo(1))
				.hasPathSatisfying("$.data[0].channel", channel -> assertThat(channel).isEqualTo("http"))
				.hasPathSatisfying("$.data[0].destination", to -> assertThat(to).isEqualTo("source.example:443"))
				.hasPathSatisfying("$.data[0].allowed", allowed -> assertThat(allowed).isEqualTo(true));
		assertThat(get(TASKS + "/" + UUID.randomUUID())).hasStatus(404);
		assertThat(get(TASKS + "/" + UUID.randomUUID() + "/receipts")).hasStatus(404).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unknown-task"));
	}

	@Test
	void givesARawAnswerAsItCameAndNeverToBeShown() {
		String digest = digest(run("www.aurora-kites.example").getFirst());

		MvcTestResult raw = get(RAW + digest);
		assertThat(raw).hasStatusOk().hasContentType("text/plain").headers()
				.hasValue("X-Content-Type-Options", "nosniff").hasValue("X-Truncated", "false")
				.hasValue("Content-Disposition", "attachment; filename=\"" + digest + ".txt\"")
				.hasValue("Content-Security-Policy", "default-src 'none'; sandbox");
		assertThat(new String(raw.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
				.startsWith("<script>https://source.example/www.aurora-kites.example</script>");
	}

	@Test
	void aDigestThatIsNoneIsRefusedByName() {
		assertThat(get(RAW + "ABC")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.detail", detail -> assertThat(detail).asString().contains("'ABC'"));
		assertThat(get(RAW + "0".repeat(64))).hasStatus(404);
	}

	@Test
	void nobodyReadsWhatAnotherOrganisationAsked() {
		TaskResult result = run("www.aurora-kites.example").getFirst();

		for (String path : List.of(TASKS + "/" + result.taskId(), TASKS + "/" + result.taskId() + "/receipts", RAW + digest(result))) {
			assertThat(exchange(path, Callers.stranger())).as(path).hasStatus(404);
			assertThat(mvc.get().uri(path).exchange()).as(path).hasStatus(401);
		}
		assertThat(exchange(TASKS, Callers.stranger())).bodyJson()
				.hasPathSatisfying("$.meta.total", total -> assertThat(total).isEqualTo(0));
	}

	@Test
	void theSameAnswerIsKeptOnceAndReadByBothWhoGotIt() {
		script.when("shared.example", (question, source, answer) -> answer
				.restsOn(source.fetch(URI.create("https://source.example/same")).evidence()).foundName("found.example"));
		Orders neighbour = new Orders(NEIGHBOUR);
		TaskResult ours = run("shared.example").getFirst();
		TaskResult theirs = run(neighbour, "shared.example").getFirst();

		assertThat(digest(theirs)).isEqualTo(digest(ours));
		assertThat(exchange(RAW + digest(ours), Callers.with(NEIGHBOUR, "read_only"))).hasStatusOk();
		deliveries.deliver(neighbour.deleted());
		assertThat(exchange(RAW + digest(ours), Callers.with(NEIGHBOUR, "read_only"))).hasStatus(404);
		assertThat(get(RAW + digest(ours))).hasStatusOk();
	}

	@Test
	void whatNobodyRestsOnIsSweptAfterAWhile() {
		String digest = digest(run("sweep.example").getFirst());
		deliveries.deliver(orders.deleted());
		rawAnswers.sweep();
		assertThat(kept(digest)).as("it may be somebody's in a moment").isEqualTo(1);

		jdbc.sql("update collection.raw_answer set kept_at = now() - interval '2 hours'").update();
		rawAnswers.sweep();
		assertThat(kept(digest)).isZero();
	}

	private long kept(String digest) {
		return jdbc.sql("select count(*) from collection.raw_answer where sha256 = ?").param(digest).query(Long.class).single();
	}

	private List<TaskResult> run(String... hosts) {
		return run(orders, hosts);
	}

	private List<TaskResult> run(Orders scan, String... hosts) {
		deliveries.deliver(scan.plan("zebra", hosts));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> done(scan) == hosts.length);
		return script.announced.stream().filter(event -> event.scanId().equals(scan.id()))
				.flatMap(event -> event.results().stream()).toList();
	}

	private long done(Orders scan) {
		return jdbc.sql("select count(*) from collection.task where scan_id = ? and state not in ('pending', 'running')")
				.param(scan.id().value()).query(Long.class).single();
	}

	private static String digest(TaskResult result) {
		return String.valueOf(result.observations().getFirst().rawSha256());
	}

	private List<String> values(String filter) {
		return JsonPath.read(body(TASKS + "?scan_id=" + orders.id() + "&" + filter), "$.data[*].entity.value");
	}

	private String body(String path) {
		MvcTestResult result = get(path);
		assertThat(result).hasStatusOk();
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult get(String path) {
		return exchange(path, Callers.readOnly());
	}

	private MvcTestResult exchange(String path, RequestPostProcessor caller) {
		return mvc.get().uri(path).with(caller).exchange();
	}
}
