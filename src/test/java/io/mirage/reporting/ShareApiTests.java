package io.mirage.reporting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static io.mirage.reporting.ReportOrders.read;
import static io.mirage.reporting.ReportOrders.text;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class ShareApiTests {

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final ReportOrders orders;
	private final ReportStories story = new ReportStories();
	private String report = "";

	ShareApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
		this.orders = new ReportOrders(mvc);
	}

	@BeforeEach
	void writeOneReport() {
		deliveries.deliver(story.events());
		report = read(orders.get("/reports?scan_id=" + story.scan().id()), "$.data[0].id");
	}

	@Test
	void whoHasTheLinkReadsTheReportAndIsLogged() {
		MvcTestResult made = orders.post(shares(), "{}");
		String path = read(made, "$.path");

		assertThat(made).hasStatus(201);
		assertThat(ReportOrders.<String>read(visit(path), "$.title")).startsWith("Aurora");
		assertThat(visit(path + "/content?format=html")).hasStatusOk().hasHeader("Cache-Control", "no-store")
				.hasHeader("Referrer-Policy", "no-referrer");
		assertThat(text(visit(path + "/content?format=html"))).contains("aurora-kites.example");
		assertThat(visit(path + "/content?format=pdf")).hasStatus(400);
		assertThat(ReportOrders.<List<String>>read(orders.get(shares() + "/" + id(made) + "/accesses"), "$.data[*].outcome"))
				.contains("summary", "html", "pdf").hasSize(4);
		assertThat(ReportOrders.<Integer>read(orders.get(shares()), "$.data[0].accesses")).isEqualTo(4);
		assertThat(text(orders.get(shares()))).doesNotContain(path.substring(path.lastIndexOf('/') + 1));
	}

	@Test
	void whyThereIsNothingIsNotTold() {
		MvcTestResult revoked = orders.post(shares(), "{}");
		MvcTestResult expired = orders.post(shares(), "{}");
		assertThat(orders.delete(shares() + "/" + id(revoked))).hasStatus(204);
		jdbc.sql("update reporting.share set expires_at = now() - interval '1 second' where id = ?::uuid").param(id(expired)).update();
		String never = "/api/v1/shared-reports/" + "x".repeat(43);

		String answer = text(visit(never)).replace(never, "");
		for (String path : List.of(ReportOrders.<String>read(revoked, "$.path"), ReportOrders.<String>read(expired, "$.path"))) {
			assertThat(visit(path)).hasStatus(404);
			assertThat(withoutIds(text(visit(path)).replace(path, ""))).isEqualTo(withoutIds(answer));
			assertThat(visit(path + "/content")).hasStatus(404);
		}
		assertThat(ReportOrders.<List<String>>read(orders.get(shares() + "/" + id(revoked) + "/accesses"), "$.data[*].outcome"))
				.containsOnly("revoked");
	}

	@Test
	void aPasswordIsAskedForAndGuessingIsSlowedDown() {
		MvcTestResult made = orders.post(shares(), "{\"password\": \"correct horse\"}");
		String path = read(made, "$.path");

		assertThat(visit(path)).hasStatus(401).hasHeader("WWW-Authenticate", "Basic realm=\"Shared report\", charset=\"UTF-8\"");
		assertThat(visit(path, "correct horse")).hasStatusOk();
		for (int i = 0; i < 6; i++) {
			assertThat(visit(path, "wrong" + i)).hasStatus(401);
		}
		assertThat(visit(path, "correct horse")).hasStatus(429).headers().hasHeaderSatisfying("Retry-After", values ->
				assertThat(Integer.parseInt(values.getFirst())).isBetween(10, 61));
		jdbc.sql("update reporting.share set locked_until = now() - interval '1 second'").update();
		assertThat(visit(path, "correct horse")).hasStatusOk();
		assertThat(jdbc.sql("select failures from reporting.share where id = ?::uuid").param(id(made)).query(Integer.class).single()).isZero();
		assertThat(jdbc.sql("select password_hash from reporting.share where id = ?::uuid").param(id(made)).query(String.class).single())
				.startsWith("$argon2id$");
	}

	@Test
	void aLinkGoesWithItsReportAndDoesNotLastForEver() {
		String path = read(orders.post(shares(), "{}"), "$.path");
		assertThat(orders.post(shares(), "{\"expires_at\": \"2020-01-01T00:00:00Z\"}")).hasStatus(400);
		assertThat(orders.post(shares(), "{\"expires_at\": \"2999-01-01T00:00:00Z\"}")).hasStatus(400);
		assertThat(orders.post(shares(), "{\"password\": \"short\"}")).hasStatus(400);
		assertThat(orders.post(shares(), "{}", Callers.readOnly())).hasStatus(403);
		assertThat(orders.post(shares(), "{}", Callers.stranger())).hasStatus(404);

		assertThat(orders.delete("/reports/" + report)).hasStatus(204);
		assertThat(visit(path)).hasStatus(404);
	}

	private String shares() {
		return "/reports/" + report + "/shares";
	}

	private static String id(MvcTestResult made) {
		return read(made, "$.id");
	}

	private MvcTestResult visit(String path) {
		return mvc.get().uri(path).exchange();
	}

	private MvcTestResult visit(String path, String password) {
		String both = Base64.getEncoder().encodeToString(("guest:" + password).getBytes(StandardCharsets.UTF_8));
		return mvc.get().uri(path).header("Authorization", "Basic " + both).exchange();
	}

	/** Every answer has its own. */
	private static String withoutIds(String problem) {
		return problem.replaceAll("\"(trace_id|request_id)\":\"[^\"]*\"", "");
	}
}
