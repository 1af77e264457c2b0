package io.mirage.integration;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.events.integration.ExportWritten;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** The small chunks make every export have many; exports are written when the test says so. */
@ModuleTest
@Import(Heard.class)
@TestPropertySource(properties = {"mirage.integration.chunk-size=64B", "mirage.integration.interval=1d"})
class IntegrationModuleTests {

	private static final String EXPORTS = "/api/v1/exports";
	private static final String HOSTILE = "<script>\n\"'\u0000\u2028 end";

	private final Heard heard;
	private final ExportSchedule schedule;
	private final IntegrationHealth health;
	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final Deliveries deliveries;

	IntegrationModuleTests(@Autowired ApplicationContext context, @Autowired Heard heard, @Autowired ExportSchedule schedule,
			@Autowired IntegrationHealth health, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc, @Autowired JsonMapper json) {
		this.heard = heard;
		this.schedule = schedule;
		this.health = health;
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.json = json;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void startEmpty() {
		jdbc.sql("""
				truncate integration.subject, integration.finding, integration.export, integration.chunk, integration.finding_state,
				facts.scan, facts.completion, facts.scan_task, facts.scan_entity, facts.scan_observation, facts.scan_relationship,
				facts.false_positive""").update();
		heard.forget();
	}

	@Test
	void anExportHoldsEveryKindOfLine() {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		schedule.writeDue();
		List<JsonNode> lines = lines(onlyExport());

		assertThat(lines).extracting(line -> line.path("line_type").asString()).containsExactly("scan", "entity", "entity", "entity",
				"relationship", "finding", "finding");
		assertThat(names(lines.get(0))).containsExactlyInAnyOrder("line_type", "format_version", "scan_id", "project_id", "name", "state",
				"targets", "started_at", "finished_at", "tasks", "entities", "relationships", "findings", "coverage");
		assertThat(names(lines.get(1))).containsExactlyInAnyOrder("line_type", "id", "type", "value", "confidence", "collectors", "tags",
				"attributes", "first_seen", "last_seen", "observation_ids");
		assertThat(names(lines.get(4))).containsExactlyInAnyOrder("line_type", "id", "type", "source_id", "target_id", "confidence",
				"collectors", "tags");
		assertThat(names(lines.get(5))).containsExactlyInAnyOrder("line_type", "id", "rule_id", "rule_name", "severity", "headline", "why",
				"evidence");
	}

	@Test
	void leavesOutWhatPeopleCallFalse() {
		Investigation scan = investigation();
		List<MirageEvent> story = story(scan);
		EntityRef refuted = host("www.aurora-kites.example");
		story.add(new EntityMarked(EventHeader.of("mark", OrganisationId.DEFAULT, Clock.systemUTC()), UUID.randomUUID(), ProjectId.DEFAULT,
				refuted, MarkKind.FALSE_POSITIVE, "not ours", "ada", null));
		FindingId finding = story.stream().filter(FindingsRaised.class::isInstance).map(FindingsRaised.class::cast).findFirst().orElseThrow()
				.findings().getFirst().id();
		story.addFirst(new FindingStateChanged(EventHeader.of(scan.id(), OrganisationId.DEFAULT, Clock.systemUTC()), finding, scan.id(),
				ProjectId.DEFAULT, FindingState.FALSE_POSITIVE, "mirage"));
		deliveries.deliver(story);
		schedule.writeDue();
		List<JsonNode> lines = lines(onlyExport());

		assertThat(lines).extracting(line -> line.path("line_type").asString()).containsExactly("scan", "entity", "entity", "finding");
		assertThat(lines).noneMatch(line -> line.path("value").asString().equals(refuted.value()));
		assertThat(List.of(lines.getFirst().path("entities").asInt(), lines.getFirst().path("relationships").asInt(),
				lines.getFirst().path("findings").asInt())).containsExactly(2, 0, 1);
	}

	@Test
	void theLinesSayWhatTheEventsSaid() {
		deliveries.deliver(story(investigation()));
		schedule.writeDue();
		List<JsonNode> lines = lines(onlyExport());
		JsonNode scan = lines.getFirst();

		assertThat(scan.path("targets").path(0).path("value").asString()).isEqualTo(TARGET.value());
		assertThat(scan.path("coverage").path(0).path("outcomes").path("blocked").asInt()).isEqualTo(2);
		assertThat(List.of(scan.path("tasks").asInt(), scan.path("entities").asInt(), scan.path("relationships").asInt(),
				scan.path("findings").asInt())).containsExactly(2, 3, 1, 2);
		JsonNode host = lines.stream().filter(line -> line.path("type").asString().equals("Hostname")).findFirst().orElseThrow();
		assertThat(host.path("attributes").path("title").asString()).isEqualTo(HOSTILE.replace('\u0000', '\uFFFD'));
		assertThat(lines.getLast().path("headline").asString()).contains("<script>");
	}

	@Test
	void theChecksumIsThatOfTheContent() {
		deliveries.deliver(story(investigation()));
		schedule.writeDue();
		JsonNode export = onlyExport();
		String content = content(export);

		assertThat(export.path("bytes").asInt()).isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
		assertThat(export.path("lines").asInt()).isEqualTo(7).isEqualTo((int) content.lines().count());
		assertThat(export.path("sha256").asString()).isEqualTo(sha256(content));
		assertThat(jdbc.sql("select count(*) from integration.chunk").query(Long.class).single()).isGreaterThan(5);
		assertThat(list("/" + export.path("id").asString() + "/content", Callers.readOnly()))
				.hasHeader("Content-Type", "application/x-ndjson")
				.hasHeader("Content-Disposition", "attachment; filename=\"mirage-" + export.path("scan_id").asString() + ".ndjson\"");
	}

	@Test
	void anyOrderAndAnyRepetitionGiveOneExportWithTheSameBytes() {
		Investigation scan = investigation();
		List<MirageEvent> story = story(scan);
		deliveries.deliver(story);
		schedule.writeDue();
		String undisturbed = onlyExport().path("sha256").asString();
		for (long seed = 1; seed <= 4; seed++) {
			startEmpty();
			Random random = new Random(seed);
			Collections.shuffle(story, random);
			deliveries.deliver(story);
			schedule.writeDue();
			Collections.shuffle(story, random);
			deliveries.deliver(story);
			schedule.writeDue();

			assertThat(onlyExport().path("sha256").asString()).as("seed %d", seed).isEqualTo(undisturbed);
			assertThat(heard.all(ExportWritten.class)).singleElement().satisfies(written -> {
				assertThat(written.scanId()).isEqualTo(scan.id());
				assertThat(written.lines()).isEqualTo(7);
			});
		}
	}

	@Test
	void nothingIsWrittenBeforeAllHasArrived() {
		Investigation scan = investigation();
		List<MirageEvent> story = story(scan);
		for (MirageEvent missing : story) {
			startEmpty();
			deliveries.deliver(story.stream().filter(event -> event != missing).toList());
			schedule.writeDue();
			assertThat(heard.all(ExportWritten.class)).as("without %s", missing.getClass().getSimpleName()).isEmpty();
			assertThat(post(scan.id(), Callers.analyst())).hasStatus(409).bodyJson().extractingPath("$.type")
					.isEqualTo("/problems/scan-not-complete");

			deliveries.deliver(missing);
			schedule.writeDue();
			assertThat(heard.all(ExportWritten.class)).as("with %s", missing.getClass().getSimpleName()).hasSize(1);
		}
	}

	@Test
	void anExportCanBeWrittenAgain() {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		schedule.writeDue();
		String first = onlyExport().path("sha256").asString();

		MvcTestResult second = post(scan.id(), Callers.analyst());
		assertThat(second).hasStatus(201).bodyJson().extractingPath("$.sha256").isEqualTo(first);
		assertThat(list("?scan_id=" + scan.id(), Callers.readOnly())).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(2);
		assertThat(post(scan.id(), Callers.readOnly())).hasStatus(403);
		assertThat(heard.all(ExportWritten.class)).hasSize(2);
	}

	@Test
	void aStrangerSeesNothing() {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		schedule.writeDue();
		String id = onlyExport().path("id").asString();

		assertThat(list("", Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(list("/" + id, Callers.stranger())).hasStatus(404);
		assertThat(list("/" + id + "/content", Callers.stranger())).hasStatus(404);
		assertThat(post(scan.id(), Callers.stranger())).hasStatus(404).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/unknown-scan");
		assertThat(mvc.get().uri(EXPORTS)).hasStatus(401);
	}

	@Test
	void refusesWhatNamesNoScan() {
		assertThat(mvc.post().uri(EXPORTS).contentType(MediaType.APPLICATION_JSON).content("{}").with(Callers.admin())).hasStatus(400);
		assertThat(list("?scan_id=kite", Callers.admin())).hasStatus(400);
		assertThat(list("/" + UUID.randomUUID(), Callers.admin())).hasStatus(404);
	}

	@Test
	void aDeletedScanLeavesNothing() {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		schedule.writeDue();
		deliveries.deliver(scan.deleted());
		deliveries.deliver(story(scan));
		schedule.writeDue();
		Investigation other = investigation();
		deliveries.deliver(other.deleted());
		deliveries.deliver(story(other));

		for (String table : List.of("integration.export", "integration.chunk", "integration.finding", "facts.scan_task", "facts.scan_entity",
				"facts.scan_observation")) {
			assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single()).as(table).isZero();
		}
		assertThat(health.health().getDetails()).containsEntry("waiting_exports", 0L);
	}

	@Test
	void whatCannotBeWrittenIsTriedAgainAndShownInTheEnd() {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		jdbc.sql("update integration.finding set finding = 'no JSON'").update();
		for (int i = 0; i < 6; i++) {
			schedule.writeDue();
		}

		assertThat(jdbc.sql("select count(*) from integration.export").query(Long.class).single()).isZero();
		assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
		assertThat(health.health().getDetails()).containsEntry("failed_exports", 1L);
		jdbc.sql("update integration.subject set attempts = 5").update();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {"csv|text/csv;charset=utf-8|csv", "sarif|application/sarif+json|sarif",
			"stix|application/stix+json;version=2.1|stix.json", "misp|application/json|misp.json"})
	void aScanIsWrittenInTheFormsOfOtherToolsWhenSomebodyAsks(String format, String type, String suffix) {
		Investigation scan = investigation();
		deliveries.deliver(story(scan));
		MvcTestResult written = mvc.post().uri(EXPORTS).contentType(MediaType.APPLICATION_JSON)
				.content("{\"scan_id\": \"" + scan.id() + "\", \"format\": \"" + format + "\"}").with(Callers.analyst()).exchange();
		assertThat(written).hasStatus(201);
		JsonNode export = json.readTree(text(written));
		MvcTestResult content = list("/" + export.path("id").asString() + "/content", Callers.readOnly());

		assertThat(content).hasHeader("Content-Type", type)
				.hasHeader("Content-Disposition", "attachment; filename=\"mirage-" + scan.id() + "." + suffix + "\"");
		assertThat(text(content)).contains(format.equals("sarif") ? TARGET.value() : "www.aurora-kites.example");
		assertThat(export.path("sha256").asString()).isEqualTo(sha256(text(content)));
	}

	@Test
	void aFormatThatNobodyKnowsIsNamedWithThoseThereAre() {
		assertThat(mvc.post().uri(EXPORTS).contentType(MediaType.APPLICATION_JSON)
				.content("{\"scan_id\": \"" + ScanId.create(Investigation.START) + "\", \"format\": \"docx\"}").with(Callers.analyst()))
				.hasStatus(400).bodyJson().extractingPath("$.detail").asString().contains("'docx'", "ndjson, csv, sarif, stix, misp");
	}

	private static Investigation investigation() {
		Investigation scan = new Investigation();
		scan.ask("dns", TARGET).saw(host("www.aurora-kites.example"), Map.of("title", HOSTILE, "a", "1")).end();
		scan.ask("http", host("www.aurora-kites.example")).saw(address("192.0.2.10"))
				.related(host("www.aurora-kites.example"), RelationType.RESOLVES_TO, address("192.0.2.10")).end();
		return scan;
	}

	private static List<MirageEvent> story(Investigation scan) {
		List<MirageEvent> story = new ArrayList<>(scan.batches(1));
		story.add(scan.started(TARGET));
		story.add(scan.finished(new CollectorCoverage("crtsh", "crt.sh", Map.of(Outcome.BLOCKED, 2L), true, null)));
		story.add(new FindingsRaised(header(scan), scan.id(), ProjectId.DEFAULT, List.of(finding(scan, "a"))));
		story.add(new FindingsRaised(header(scan), scan.id(), ProjectId.DEFAULT, List.of(finding(scan, "b"))));
		story.add(new ScanCorrelated(header(scan), scan.id(), ProjectId.DEFAULT, Map.of(Severity.HIGH, 2)));
		return story;
	}

	private static Finding finding(Investigation scan, String subject) {
		return new Finding(FindingId.of(scan.id().value(), "rule", subject), "rule", "Rule", Severity.HIGH, HOSTILE, "Because.",
				List.of(new Evidence(null, TARGET)));
	}

	private static EventHeader header(Investigation scan) {
		return EventHeader.of(scan.id(), OrganisationId.DEFAULT, Clock.fixed(Investigation.START, ZoneOffset.UTC));
	}

	private JsonNode onlyExport() {
		JsonNode data = json.readTree(text(list("", Callers.readOnly()))).path("data");
		assertThat(data).hasSize(1);
		return data.get(0);
	}

	private String content(JsonNode export) {
		return text(list("/" + export.path("id").asString() + "/content", Callers.readOnly()));
	}

	private List<JsonNode> lines(JsonNode export) {
		return content(export).lines().map(json::readTree).toList();
	}

	private static List<String> names(JsonNode line) {
		return List.copyOf(line.propertyNames());
	}

	private MvcTestResult list(String path, RequestPostProcessor caller) {
		return mvc.get().uri(EXPORTS + path).with(caller).exchange();
	}

	private MvcTestResult post(ScanId scan, RequestPostProcessor caller) {
		return mvc.post().uri(EXPORTS).contentType(MediaType.APPLICATION_JSON).content("{\"scan_id\": \"" + scan + "\"}").with(caller)
				.exchange();
	}

	private static String text(MvcTestResult result) {
		try {
			return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
		} catch (UnsupportedEncodingException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
