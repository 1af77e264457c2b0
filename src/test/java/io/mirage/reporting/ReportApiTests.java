package io.mirage.reporting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ModuleTest
class ReportApiTests {

	private static final String REPORTS = "/api/v1/reports";

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final ReportStories story = new ReportStories();

	ReportApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void writeOneReport() {
		jdbc.sql("delete from reporting.report").update();
		deliveries.deliver(story.events());
	}

	@Test
	void listsReports() {
		deliveries.deliver(new ReportStories().events());
		String all = body(REPORTS);
		String ofScan = body(REPORTS + "?scan_id=" + story.scan().id());

		assertThat(JsonPath.<Integer>read(all, "$.meta.pagination.total")).isEqualTo(2);
		assertThat(JsonPath.<List<String>>read(ofScan, "$.data[*].scan_id")).containsExactly(story.scan().id().toString());
		assertThat(JsonPath.<List<String>>read(ofScan, "$.data[0].formats")).containsExactly("html", "json");
		assertThat(JsonPath.<Integer>read(ofScan, "$.data[0].sizes.html")).isGreaterThan(5000);
		assertThat(JsonPath.<String>read(ofScan, "$.data[0].title")).startsWith("Aurora, ");
		assertThat(body(REPORTS + "/" + id())).isEqualTo(body(REPORTS + "?scan_id=" + story.scan().id())
				.replaceFirst("^\\{\"data\":\\[(.*)],\"meta\".*$", "$1"));
		assertThat(get(REPORTS + "?sort=title&order=desc")).hasStatusOk();
		assertThat(get(REPORTS + "?sort=colour")).hasStatus(400).bodyJson().extractingPath("$.detail").asString().contains("'colour'");
	}

	@Test
	void htmlIsSealedOff() {
		MvcTestResult html = get(REPORTS + "/" + id() + "/content");

		assertThat(html).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff").hasContentType("text/html;charset=UTF-8")
				.hasHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
						+ "form-action 'none'; frame-ancestors 'self'; sandbox");
		Document page = Jsoup.parse(content(html));
		assertThat(page.select("script, iframe, object, embed, link, a, img, form, base")).isEmpty();
		assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes().asList())
				.allSatisfy(attribute -> assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("style", "src", "href")));
		assertThat(content(html)).doesNotContain("url(", "@import");
		assertThat(html.getResponse().getContentLength()).isEqualTo(html.getResponse().getContentAsByteArray().length);
	}

	@Test
	void hostileTextIsOnlyText() {
		Document page = page();

		assertThat(page.select("article.info h4").text())
				.isEqualTo("<script>alert(1)</script>\ufffd[U+001B][31m[U+202E]gnp.exe =HYPERLINK(\"https://x.example\")");
		assertThat(page.select("span.attribute").eachText()).anySatisfy(text -> assertThat(text).contains("<script>", "[U+202E]", "=HYPERLINK"));
		assertThat(page.select("span.tag").eachText()).contains("<b>bold</b>", "expired", "wildcard");
		assertThat(page.outerHtml()).doesNotContain("\u202e", "\u001b");
		assertThat(JsonPath.<List<String>>read(content(get(REPORTS + "/" + id() + "/content?format=json")), "$.findings[*].headline"))
				.contains(ReportStories.HOSTILE_TITLE.replace('\u0000', '\ufffd'));
	}

	@Test
	void aBlockedSourceIsShownAsBlocked() {
		Element coverage = page().select("section").get(1);

		assertThat(coverage.select("p.lead").text()).startsWith("3 sources could not be heard in full.");
		assertThat(row(coverage, "Certificate log")).containsExactly("Certificate log", "Blocked", "0", "0", "1", "0", "0", "0", "0");
		assertThat(row(coverage, "Registration data")).containsExactly("Registration data", "Quota used up", "0", "0", "0", "2", "0", "0", "0");
		assertThat(row(coverage, "Web pages")).containsExactly("Web pages", "Partly heard", "6", "0", "0", "0", "2", "0", "0");
		assertThat(row(coverage, "Whois")).containsExactly("Whois", "Knows nothing", "0", "1", "0", "0", "0", "0", "0");
		assertThat(row(coverage, "Open ports")).containsExactly("Open ports", "Not in plan", "more intrusive than the scan allows");
		assertThat(page().select("ul.figures li:last-child span").eachText()).containsExactly("Sources heard", "4 of 7", "3 gaps");
	}

	@Test
	void showsFindingsTheMostSevereFirstAndHowTheirFactsWereFound() {
		Document page = page();

		assertThat(page.select("section:first-of-type h3 .chip").eachText()).containsExactly("Critical", "High", "Medium", "Info");
		assertThat(page.select("article.high ul.evidence code").eachText())
				.containsExactly(ReportStories.CERTIFICATE.value(), ReportStories.WWW.value());
		assertThat(page.select("ol.way:first-of-type code").eachText())
				.containsExactly(TARGET.value(), ReportStories.WWW.value(), ReportStories.LOGIN.value());
		assertThat(page.select("ol.way:first-of-type .by").eachText()).containsExactly("start", "by dns-brute", "by http-fetch");
		assertThat(page.select("svg.chart rect")).hasSameSizeAs(page.select("table.entities tbody"));
	}

	@Test
	void jsonHoldsEverything() {
		MvcTestResult json = get(REPORTS + "/" + id() + "/content?format=json");
		String report = content(json);

		assertThat(json).hasStatusOk().hasContentType("application/json").hasHeader("Content-Disposition",
				"attachment; filename=\"report-" + id() + ".json\"");
		assertThat(JsonPath.<String>read(report, "$.scan.id")).isEqualTo(story.scan().id().toString());
		assertThat(JsonPath.<List<String>>read(report, "$.findings[*].severity")).containsExactly("critical", "high", "medium", "info");
		assertThat(JsonPath.<List<Object>>read(report, "$.coverage")).hasSize(8);
		assertThat(JsonPath.<List<String>>read(report, "$.coverage[?(@.collector=='port-scan')].reason"))
				.containsExactly("more intrusive than the scan allows");
		assertThat(JsonPath.<List<String>>read(report, "$.entities[?(@.type=='TlsCertificate')].attributes.issuer"))
				.containsExactly("CN=Kite CA");
		assertThat(JsonPath.<List<String>>read(report, "$.relationships[*].type")).contains("contains", "mail_by", "resolves_to");
	}

	@Test
	void writesAnewOnRequest() {
		String before = id();
		MvcTestResult written = post(story.scan().id().toString(), Callers.analyst());

		assertThat(written).hasStatus(201);
		String report = JsonPath.read(content(written), "$.id");
		assertThat(report).isNotEqualTo(before);
		assertThat(JsonPath.<Integer>read(content(written), "$.version")).isEqualTo(2);
		awaitReady(report);
		assertThat(get(REPORTS + "/" + report + "/content")).hasStatusOk();
		assertThat(post(story.scan().id().toString(), Callers.readOnly())).hasStatus(403);
		assertThat(post(new Investigation().id().toString(), Callers.analyst())).hasStatus(404);
		assertThat(post("nonsense", Callers.analyst())).hasStatus(400);
		assertThat(mvc.post().uri(REPORTS).contentType(MediaType.APPLICATION_JSON).content("{}").with(Callers.analyst())).hasStatus(400);
	}

	@Test
	void aScanThatIsNotCompleteHasNoReport() {
		ReportStories running = new ReportStories();
		deliveries.deliver(running.scan().started(TARGET));
		deliveries.deliver(running.scan().batches(1));

		assertThat(post(running.scan().id().toString(), Callers.admin())).hasStatus(409).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/scan-not-complete");
	}

	@Test
	void deletesAReportWithItsContent() {
		String id = id();
		assertThat(mvc.delete().uri(REPORTS + "/" + id).with(Callers.readOnly())).hasStatus(403);
		assertThat(mvc.delete().uri(REPORTS + "/" + id).with(Callers.analyst())).hasStatus(204);

		assertThat(get(REPORTS + "/" + id)).hasStatus(404);
		assertThat(mvc.delete().uri(REPORTS + "/" + id).with(Callers.analyst())).hasStatus(404).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/unknown-report");
		assertThat(jdbc.sql("select count(*) from reporting.report_part where report_id = ?").param(UUID.fromString(id))
				.query(Long.class).single()).isZero();
	}

	@Test
	void showsAStrangerNothing() {
		for (String path : List.of("/" + id(), "/" + id() + "/content", "/" + id() + "/content?format=json")) {
			assertThat(mvc.get().uri(REPORTS + path).with(Callers.stranger())).as(path).hasStatus(404);
			assertThat(mvc.get().uri(REPORTS + path)).as(path).hasStatus(401);
		}
		assertThat(mvc.get().uri(REPORTS).with(Callers.stranger())).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(0);
		assertThat(mvc.delete().uri(REPORTS + "/" + id()).with(Callers.stranger())).hasStatus(404);
		assertThat(post(story.scan().id().toString(), Callers.stranger())).hasStatus(404);
		assertThat(get(REPORTS + "/" + id())).hasStatusOk();
	}

	@Test
	void refusesUnknownFormats() {
		assertThat(get(REPORTS + "/" + id() + "/content?format=pdf")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unknown-report-format"))
				.hasPathSatisfying("$.detail", detail -> assertThat(detail).asString().endsWith("was not written as pdf, only as html, json."));
		assertThat(get(REPORTS + "/" + id() + "/content?format=rtf")).hasStatus(400).bodyJson().extractingPath("$.detail")
				.isEqualTo("format is 'rtf', not one of html, pdf, docx, xlsx, csv, json, markdown, text.");
		assertThat(order("technical", "pdf", "rtf")).hasStatus(400);
		assertThat(order("colourful", "pdf")).hasStatus(404).bodyJson().extractingPath("$.detail").asString().contains("'colourful'");
	}

	@Test
	void everyTemplateIsWrittenInEveryFormat() throws IOException {
		for (String template : JsonPath.<List<String>>read(body("/api/v1/report-templates"), "$.data[*].id")) {
			MvcTestResult ordered = order(template, ReportFormat.labels().toArray(String[]::new));
			assertThat(ordered).as(template).hasStatus(201);
			String report = JsonPath.read(content(ordered), "$.id");
			assertThat(get(REPORTS + "/" + report).getResponse().getStatus()).isEqualTo(200);
			awaitReady(report);
			for (ReportFormat format : ReportFormat.values()) {
				MvcTestResult content = get(REPORTS + "/" + report + "/content?format=" + format.label());
				assertThat(content).as("%s as %s", template, format).hasStatusOk().hasContentType(format.contentType());
				byte[] bytes = content.getResponse().getContentAsByteArray();
				assertThat(content.getResponse().getContentLength()).isEqualTo(bytes.length).isGreaterThan(300);
			}
			try (PDDocument pdf = Loader.loadPDF(get(REPORTS + "/" + report + "/content?format=pdf").getResponse().getContentAsByteArray())) {
				assertThat(new PDFTextStripper().getText(pdf)).contains("Aurora", TARGET.value(), "1 of " + pdf.getNumberOfPages());
			}
		}
	}

	@Test
	void aReportThatWaitsHasNoContentYet() {
		jdbc.sql("update reporting.report set state = 'waiting'").update();

		assertThat(get(REPORTS + "/" + id() + "/content")).hasStatus(409).bodyJson().extractingPath("$.detail").asString()
				.endsWith("is waiting, not ready.");
	}

	private MvcTestResult order(String template, String... formats) {
		return mvc.post().uri(REPORTS).contentType(MediaType.APPLICATION_JSON).content("{\"scan_id\": \"" + story.scan().id()
				+ "\", \"template\": \"" + template + "\", \"formats\": [\"" + String.join("\", \"", formats) + "\"]}")
				.with(Callers.analyst()).exchange();
	}

	private void awaitReady(String report) {
		await().atMost(Duration.ofSeconds(60)).until(() -> JsonPath.<String>read(body(REPORTS + "/" + report), "$.state"), "ready"::equals);
	}

	private Document page() {
		return Jsoup.parse(content(get(REPORTS + "/" + id() + "/content?format=html")));
	}

	private static List<String> row(Element table, String source) {
		return table.select("tr").stream().filter(row -> row.select("td:first-child").text().equals(source)).findFirst().orElseThrow().select("td").eachText();
	}

	private String id() {
		return JsonPath.read(body(REPORTS + "?scan_id=" + story.scan().id()), "$.data[0].id");
	}

	private MvcTestResult post(String scan, RequestPostProcessor caller) {
		return mvc.post().uri(REPORTS).contentType(MediaType.APPLICATION_JSON).content("{\"scan_id\": \"" + scan + "\"}").with(caller)
				.exchange();
	}

	private String body(String path) {
		MvcTestResult result = get(path);
		assertThat(result).hasStatusOk();
		return content(result);
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(path).with(Callers.readOnly()).exchange();
	}

	private static String content(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
