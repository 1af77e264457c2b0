package io.mirage.reporting;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.reporting.ReportOrders.read;
import static io.mirage.reporting.ReportOrders.text;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class TemplateApiTests {

	private static final String BLOCKS = """
			[{"kind": "text", "title": "Ours", "text": "Found {{counts.entities}}.\\n{{#findings}}\\n- {{headline}}\\n{{/findings}}"},
			{"kind": "facts", "title": "Hosts", "types": ["Hostname"], "limit": 3}]""".replace("\t", " ");

	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final MockMvcTester mvc;
	private final ReportOrders orders;
	private final ReportStories story = new ReportStories();

	TemplateApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.mvc = mvc;
		this.deliveries = new Deliveries(context);
		this.orders = new ReportOrders(mvc);
	}

	@BeforeEach
	void tellAStory() {
		jdbc.sql("delete from reporting.template").update();
		deliveries.deliver(story.events());
	}

	@Test
	void aReportIsWrittenByAnOwnTemplate() {
		String template = create("Ours");
		Document page = Jsoup.parse(orders.written(story.scan().id().toString(), template, "html"));

		assertThat(page.select("p.brand").text()).isEqualTo("Mirage report · Ours");
		assertThat(page.select("ul.plain li").eachText()).contains("A login page is reached over plain HTTP first")
				.anySatisfy(item -> assertThat(item).startsWith("<script>alert(1)</script>"));
		assertThat(page.select("table.entities tbody tr")).hasSize(1 + 3 + 1);
		assertThat(page.select("td.more").text()).isEqualTo("and 6 more in the JSON");
	}

	@Test
	void anOwnTemplateIsKeptReplacedAndDeleted() {
		String template = create("Ours");

		assertThat(orders.post("/report-templates", body("OURS", BLOCKS))).hasStatus(409);
		assertThat(orders.put("/report-templates/" + template, body("Theirs", "[{\"kind\": \"figures\"}]"))).hasStatusOk();
		assertThat(ReportOrders.<String>read(orders.get("/report-templates/" + template), "$.name")).isEqualTo("Theirs");
		assertThat(ReportOrders.<List<Boolean>>read(orders.get("/report-templates"), "$.data[*].built_in")).contains(true, false).hasSize(8);
		assertThat(mvc.get().uri("/api/v1/report-templates/" + template).with(Callers.stranger())).hasStatus(404);
		assertThat(orders.delete("/report-templates/" + template)).hasStatus(204);
		assertThat(orders.get("/report-templates/" + template)).hasStatus(404);
	}

	@Test
	void thoseThatComeWithMirageStay() {
		assertThat(orders.put("/report-templates/technical", body("Mine", BLOCKS))).hasStatus(409);
		assertThat(orders.delete("/report-templates/technical")).hasStatus(409);
		assertThat(orders.get("/report-templates/technical")).hasStatusOk();
	}

	@Test
	void aWrongTemplateIsRefusedWithLineAndField() {
		String wrong = "[{\"kind\": \"text\", \"text\": \"one\\n{{scan.nam}}\"}, {\"kind\": \"facts\", \"types\": [\"Hostnme\"]}]";

		assertThat(orders.post("/report-templates", body("Wrong", wrong))).hasStatus(400).bodyJson().extractingPath("$.detail").asString()
				.startsWith("blocks[0].text, line 2: there is no field 'scan.nam' here.").contains("blocks[1].types[0]: 'Hostnme'");
		MvcTestResult preview = orders.post("/report-templates/preview", "{\"blocks\": " + wrong + "}");
		assertThat(ReportOrders.<Boolean>read(preview, "$.valid")).isFalse();
		assertThat(ReportOrders.<Integer>read(preview, "$.complaints[0].line")).isEqualTo(2);
		assertThat(ReportOrders.<String>read(preview, "$.complaints[1].field")).isEqualTo("blocks[1].types[0]");
	}

	@Test
	void aPreviewShowsAScanAndStoresNothing() {
		MvcTestResult preview = orders.post("/report-templates/preview", "{\"blocks\": " + BLOCKS + ", \"scan_id\": \"" + story.scan().id() + "\"}");

		assertThat(Jsoup.parse(ReportOrders.<String>read(preview, "$.html")).select("h2").eachText()).contains("Hosts");
		assertThat(jdbc.sql("select count(*) from reporting.template").query(Long.class).single()).isZero();
		assertThat(orders.post("/report-templates/preview", "{\"blocks\": " + BLOCKS + ", \"scan_id\": \"" + story.scan().id() + "\"}",
				Callers.stranger())).hasStatus(404);
	}

	@Test
	void tellsWhatChangedSinceTheLastScanOfTheSameTargets() {
		ReportStories later = new ReportStories();
		jdbc.sql("update facts.scan set finished_at = started_at - interval '1 hour' where scan_id = ?").param(story.scan().id().value()).update();
		later.scan().ask("http-spider", ReportStories.WWW).saw(Investigation.host("fresh.aurora-kites.example")).end();
		deliveries.deliver(later.events());
		jdbc.sql("delete from facts.scan_entity where scan_id = ? and value in ('vpn.aurora-kites.example', 'nginx')")
				.param(later.scan().id().value()).update();
		jdbc.sql("update facts.scan_task set outcome = 'blocked' where scan_id = ? and collector = 'http-fetch'")
				.param(later.scan().id().value()).update();

		Document page = Jsoup.parse(orders.written(later.scan().id().toString(), "changes", "html"));

		assertThat(page.select("ul.plain li").eachText()).containsExactly("New: 1", "Gone: 1", "Not looked at again: 1");
		assertThat(page.select("table:has(td:contains(Technology)) tbody tr").eachText()).containsExactly(
				"New Hostname fresh.aurora-kites.example", "Gone Hostname vpn.aurora-kites.example", "Not looked at again Technology nginx");
		assertThat(orders.written(story.scan().id().toString(), "changes", "text")).contains("no earlier scan of the same targets");
	}

	private String create(String name) {
		MvcTestResult created = orders.post("/report-templates", body(name, BLOCKS));
		assertThat(created).as(text(created)).hasStatus(201);
		return read(created, "$.id");
	}

	private static String body(String name, String blocks) {
		return "{\"name\": \"" + name + "\", \"description\": \"\", \"blocks\": " + blocks + "}";
	}
}
