package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class QueryApiTests {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef SHOP = host("shop.aurora-kites.example");
	private static final EntityRef OLD = host("old.aurora-kites.example");
	private static final EntityRef ADDRESS = address("192.0.2.10");
	private static final EntityRef PERSON = EntityRef.of(EntityType.PERSON, "Ana Müller");
	private static final EntityRef FORMULA = EntityRef.of(EntityType.ORGANIZATION, "=HYPERLINK(\"http://x.example\";\"y\")");

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private Investigation scan = new Investigation();

	QueryApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void tellTheStory() {
		List.of("scan", "applied_task", "entity", "observation", "entity_collector", "attribute_version", "scan_entity",
				"relationship", "relationship_observation", "finding_entity", "saved_search")
				.forEach(table -> jdbc.sql("truncate storage." + table).update());
		Instant now = Instant.now();
		scan = new Investigation().at(now.minus(Duration.ofDays(40)));
		scan.ask("certspotter", TARGET).saw(OLD, 40, Map.of(), "historic").end();
		scan.at(now.minus(Duration.ofHours(1))).ask("crtsh", TARGET).saw(WWW, 90, Map.of("server", "nginx/1.27"), "wildcard").saw(SHOP).end();
		scan.ask("dns", WWW).saw(ADDRESS).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		scan.ask("people", TARGET).saw(PERSON).saw(FORMULA, Map.of("note", "\u001b[31m\u202ered")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(new FindingsRaised(EventHeader.of(scan.id(), OrganisationId.DEFAULT, Clock.systemUTC()), scan.id(),
				ProjectId.DEFAULT, List.of(new Finding(FindingId.of(scan.id().value(), "plain-http", "www"), "plain-http", "Plain HTTP",
						Severity.HIGH, "www speaks plainly", "", List.of(new Evidence(null, WWW))))));
		deliveries.deliver(new ProjectCreated(EventHeader.of("p", OrganisationId.DEFAULT, Clock.systemUTC()), ProjectId.DEFAULT, "First"));
	}

	@Test
	void findsByEveryField() {
		assertThat(found("type:hostname -tag:historic")).containsExactly(SHOP.value(), WWW.value());
		assertThat(found("tag:wildcard")).containsExactly(WWW.value());
		assertThat(found("tag:w*")).containsExactly(WWW.value());
		assertThat(found("source:dns")).containsExactly(ADDRESS.value());
		assertThat(found("value:*.AURORA-kites.example")).hasSize(3);
		assertThat(found("confidence<50")).containsExactly(OLD.value());
		assertThat(found("seen:>30d type:Hostname")).containsExactly(OLD.value());
		assertThat(found("seen:<7d type:Hostname")).containsExactly(SHOP.value(), WWW.value());
		assertThat(found("has:finding")).containsExactly(WWW.value());
		assertThat(found("severity>=high")).containsExactly(WWW.value());
		assertThat(found("severity>high")).isEmpty();
		assertThat(found("rule:plain-*")).containsExactly(WWW.value());
		assertThat(found("to.resolves_to:192.0.2.*")).containsExactly(WWW.value());
		assertThat(found("from.resolves_to:*")).containsExactly(ADDRESS.value());
		assertThat(found("relation:resolves_to")).containsExactly(ADDRESS.value(), WWW.value());
		assertThat(found("attribute.server:nginx*")).containsExactly(WWW.value());
		assertThat(found("has:attribute")).containsExactly(FORMULA.value(), WWW.value());
		assertThat(found("is:target")).containsExactly(TARGET.value());
		assertThat(found("scan:" + scan.id())).hasSize(7);
		assertThat(found("project:" + ProjectId.DEFAULT)).hasSize(7);
		assertThat(found("scan:" + UUID.randomUUID())).isEmpty();
		assertThat(found("has:relation has:source has:tag")).containsExactly(WWW.value());
		assertThat(found("has:raw")).isEmpty();
	}

	@Test
	void findsWordsPhrasesAndMisspelledWords() {
		assertThat(found("kites OR müll")).hasSize(5);
		assertThat(found("\"aurora kites\"")).hasSize(4);
		assertThat(found("\"kites aurora\"")).isEmpty();
		assertThat(found("muller~1")).containsExactly(PERSON.value());
		assertThat(found("aurorra~1 shop")).containsExactly(SHOP.value());
		assertThat(found("auorrakit~2")).isEmpty();
		assertThat(found("hyperlikn~2")).containsExactly(FORMULA.value());
		assertThat(found("a*k*es type:Hostname shop")).containsExactly(SHOP.value());
	}

	@Test
	void aNegationIsTheExactOpposite() {
		int all = found("").size();
		for (String query : List.of("attribute.server:nginx*", "seen:<7d", "tag:wildcard", "has:finding", "to.resolves_to:*", "muller~1",
				"confidence>=80", "is:target", "\"aurora kites\"", "type:Hostname", "has:relation", "hyperlikn~2")) {
			assertThat(found(query).size() + found("-(" + query + ")").size()).as(query).isEqualTo(all);
		}
	}

	@Test
	void pagesWithACursorAndCountsFacets() {
		List<String> values = new ArrayList<>();
		String cursor = null;
		do {
			String page = body("/api/v1/entities?limit=2&query=kites" + (cursor == null ? "" : "&cursor=" + cursor));
			values.addAll(JsonPath.<List<String>>read(page, "$.data[*].value"));
			assertThat(JsonPath.<Integer>read(page, "$.meta.total")).isEqualTo(4);
			cursor = JsonPath.read(page, "$.meta.next_cursor");
		} while (cursor != null);

		assertThat(values).hasSize(4).doesNotHaveDuplicates();
		String facets = body("/api/v1/entities/facets?query=kites");
		assertThat(JsonPath.<List<Integer>>read(facets, "$.types[?(@.value=='Hostname')].count")).containsExactly(3);
		assertThat(JsonPath.<List<Integer>>read(facets, "$.collectors[?(@.value=='crtsh')].count")).containsExactly(2);
		assertThat(JsonPath.<List<Integer>>read(facets, "$.tags[?(@.value=='wildcard')].count")).containsExactly(1);
	}

	@Test
	void saysWhereAQueryIsWrong() {
		assertThat(ask("/api/v1/entities", "kites type:Hostnam")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-query"))
				.hasPathSatisfying("$.line", line -> assertThat(line).isEqualTo(1))
				.hasPathSatisfying("$.column", column -> assertThat(column).isEqualTo(12))
				.hasPathSatisfying("$.expected[0]", first -> assertThat(first).isEqualTo("Hostname"))
				.hasPathSatisfying("$.errors[0].field", field -> assertThat(field).isEqualTo("query"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"'; drop table storage.entity; --", "value:\"' or 1=1 --\"", "attribute.x'y:\"a\"", "tag:\"{a,b}\"", "%", "\\",
			"\"\u0000\"", "value:\"%\"", "rule:\"'\"", "\":* & !\"", "attribute.q1:\":q1\""})
	void foreignTextNeverBecomesSql(String query) {
		MvcTestResult answer = ask("/api/v1/entities", query);

		assertThat(answer.getResponse().getStatus()).as(content(answer)).isIn(200, 400);
		assertThat(found("").size()).isEqualTo(7);
	}

	@Test
	void completesWhatIsBeingTyped() {
		assertThat(JsonPath.<List<String>>read(content(ask("/api/v1/entities/query/completions", "kites tag:wi")), "$.options[*].text"))
				.containsExactly("wildcard");
		assertThat(JsonPath.<List<String>>read(content(ask("/api/v1/entities/query/completions", "source:")), "$.options[*].text"))
				.containsExactly("crtsh", "people", "certspotter", "dns");
		assertThat(JsonPath.<List<String>>read(content(ask("/api/v1/entities/query/completions", "rule:")), "$.options[*].text"))
				.containsExactly("plain-http");
		assertThat(JsonPath.<List<String>>read(content(ask("/api/v1/entities/query/completions", "attribute.se")), "$.options[*].text"))
				.containsExactly("attribute.server:");
		assertThat(JsonPath.<List<String>>read(content(mvc.get().uri("/api/v1/entities/query/completions").param("query", "source:")
				.with(Callers.stranger()).exchange()), "$.options[*].text")).isEmpty();
	}

	@Test
	void exportsWithoutFormulasAndControlCharacters() {
		String csv = content(mvc.get().uri("/api/v1/entities/export").param("format", "csv").with(Callers.readOnly()).exchange());

		assertThat(csv.lines()).hasSize(8);
		assertThat(csv).startsWith("\"id\",\"type\",\"value\"").contains("\"'=HYPERLINK(\"\"http://x.example\"\";\"\"y\"\")\"")
				.contains("[U+202E]red").doesNotContain("\u202e", "\u001b", ",\"=");
		MvcTestResult lines = mvc.get().uri("/api/v1/entities/export").param("format", "ndjson").param("query", "type:Hostname")
				.with(Callers.readOnly()).exchange();
		assertThat(content(lines).lines().map(line -> JsonPath.<String>read(line, "$.value")))
				.containsExactly(OLD.value(), SHOP.value(), WWW.value());
		assertThat(lines.getResponse().getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"entities.ndjson\"");
		assertThat(ask("/api/v1/entities/export?format=xml", "")).hasStatus(400);
	}

	@Test
	void keepsSearchesOfAProject() {
		MvcTestResult made = write("POST", "/api/v1/searches", "{\"name\": \" Wild \", \"query\": \"tag:wildcard\"}");
		assertThat(made).hasStatus(201);
		String id = JsonPath.read(content(made), "$.id");

		assertThat(write("POST", "/api/v1/searches", "{\"name\": \"Wild\", \"query\": \"\"}")).hasStatus(409);
		assertThat(write("POST", "/api/v1/searches", "{\"name\": \"Bad\", \"query\": \"tag:\"}")).hasStatus(400);
		assertThat(write("POST", "/api/v1/searches", "{\"project_id\": \"" + UUID.randomUUID() + "\", \"name\": \"X\", \"query\": \"\"}"))
				.hasStatus(404);
		assertThat(JsonPath.<List<String>>read(body("/api/v1/searches?project_id=" + ProjectId.DEFAULT), "$.data[*].name"))
				.containsExactly("Wild");
		assertThat(JsonPath.<List<String>>read(body("/api/v1/searches/" + id + "/entities"), "$.data[*].value")).containsExactly(WWW.value());
		assertThat(write("PUT", "/api/v1/searches/" + id, "{\"name\": \"Shops\", \"query\": \"shop\"}")).hasStatusOk();
		assertThat(JsonPath.<List<String>>read(body("/api/v1/searches/" + id + "/entities"), "$.data[*].value")).containsExactly(SHOP.value());
		assertThat(mvc.get().uri("/api/v1/searches/" + id).with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.delete().uri("/api/v1/searches/" + id).with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.delete().uri("/api/v1/searches/" + id).with(Callers.readOnly()).exchange()).hasStatus(403);
		assertThat(mvc.delete().uri("/api/v1/searches/" + id).with(Callers.analyst()).exchange()).hasStatus(204);
		assertThat(get("/api/v1/searches/" + id)).hasStatus(404);
	}

	@Test
	void aDeletedScanTakesItsFindingsAlong() {
		deliveries.deliver(scan.deleted());

		assertThat(jdbc.sql("select count(*) from storage.finding_entity").query(Long.class).single()).isZero();
	}

	private List<String> found(String query) {
		MvcTestResult answer = ask("/api/v1/entities", query);
		assertThat(answer).as(query + content(answer)).hasStatusOk();
		return JsonPath.read(content(answer), "$.data[*].value");
	}

	private MvcTestResult ask(String path, String query) {
		return mvc.get().uri(path).param("query", query).with(Callers.readOnly()).exchange();
	}

	private MvcTestResult write(String method, String path, String body) {
		return mvc.method(HttpMethod.valueOf(method)).uri(path).with(Callers.analyst())
				.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
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
