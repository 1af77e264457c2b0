package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@RecordApplicationEvents
class MarkApiTests {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef SHOP = host("shop.aurora-kites.example");
	private static final String MARKS = "/api/v1/entities/" + WWW.id() + "/marks";
	private static final ProjectId OTHER = ProjectId.of("01900000-0000-7000-8000-000000000099");

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private Investigation scan = new Investigation();

	MarkApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void tellTheStory() {
		List.of("scan", "applied_task", "entity", "observation", "entity_collector", "attribute_version", "scan_entity", "relationship",
				"relationship_observation", "mark", "project").forEach(table -> jdbc.sql("truncate storage." + table).update());
		scan = told();
		List.of(ProjectId.DEFAULT, OTHER).forEach(project -> deliveries.deliver(
				new ProjectCreated(EventHeader.of("p", OrganisationId.DEFAULT, Clock.systemUTC()), project, "Project")));
	}

	private Investigation told() {
		Investigation told = new Investigation();
		told.ask("crtsh", TARGET).saw(WWW, "wildcard").saw(SHOP).end();
		deliveries.deliver(told.started(TARGET));
		deliveries.deliver(told.batches(10));
		return told;
	}

	@Test
	void marksFollowTheEntityAndAreFoundByQueries(ApplicationEvents published) {
		assertThat(mark("tag", " crown jewel ", null)).hasStatus(201);
		assertThat(mark("note", "Ask the shop team.", null)).hasStatus(201);
		told();

		assertThat(found("tag:\"crown jewel\"")).containsExactly(WWW.value());
		assertThat(found("tag:crown* has:note")).containsExactly(WWW.value());
		assertThat(found("-has:note type:Hostname")).containsExactly(SHOP.value());
		assertThat(JsonPath.<List<String>>read(body("/api/v1/entities/" + WWW.id()), "$.tags")).containsExactly("crown jewel", "wildcard");
		assertThat(JsonPath.<List<Integer>>read(body("/api/v1/entities/facets"), "$.tags[?(@.value=='crown jewel')].count")).containsExactly(1);
		assertThat(published.stream(EntityMarked.class)).extracting(EntityMarked::text).containsExactly("crown jewel", "Ask the shop team.");
	}

	@Test
	void whatIsFalseIsKnownAndNotExported() {
		assertThat(mark("false_positive", "Somebody else's.", null)).hasStatus(201);

		assertThat(found("is:false_positive")).containsExactly(WWW.value());
		assertThat(JsonPath.<Boolean>read(body("/api/v1/entities/" + WWW.id()), "$.false_positive")).isTrue();
		assertThat(exported("")).doesNotContain(WWW.value()).contains(SHOP.value());
		assertThat(exported("&scan_id=" + scan.id())).doesNotContain(WWW.value()).contains(SHOP.value());
		assertThat(exported("&query=is:false_positive")).contains(WWW.value());
		jdbc.sql("insert into storage.scan (scan_id, organisation_id, project_id) values (?, ?, ?)")
				.params(OTHER.value(), OrganisationId.DEFAULT.value(), OTHER.value()).update();
		jdbc.sql("insert into storage.scan_entity (scan_id, entity_id, organisation_id) values (?, ?, ?)")
				.params(OTHER.value(), WWW.id().value(), OrganisationId.DEFAULT.value()).update();
		assertThat(exported("")).as("another project says nothing against it").contains(WWW.value());
		assertThat(exported("&scan_id=" + scan.id())).doesNotContain(WWW.value());
	}

	@Test
	void anExpiredMarkCountsNoMore() {
		assertThat(mark("false_positive", "For a while.", Instant.now().plusSeconds(600))).hasStatus(201);
		jdbc.sql("update storage.mark set expires_at = now() - interval '1 second'").update();

		assertThat(found("is:false_positive")).isEmpty();
		assertThat(exported("")).contains(WWW.value());
		assertThat(JsonPath.<List<String>>read(body(MARKS), "$.data[*].id")).isEmpty();
		assertThat(JsonPath.<List<String>>read(body(MARKS + "?history=true"), "$.data[*].text")).containsExactly("For a while.");
	}

	@Test
	void theHistoryTellsWhoAndWhen(ApplicationEvents published) {
		String id = JsonPath.read(content(mark("tag", "mine", null)), "$.id");
		assertThat(mark("tag", "mine", null)).hasStatus(409);

		assertThat(mvc.delete().uri(MARKS + "/" + id).with(Callers.analyst()).exchange()).hasStatus(204);
		assertThat(mvc.delete().uri(MARKS + "/" + id).with(Callers.analyst()).exchange()).hasStatus(404);
		assertThat(mark("tag", "mine", null)).hasStatus(201);

		String history = body(MARKS + "?history=true");
		assertThat(JsonPath.<List<String>>read(history, "$.data[*].created_by")).containsExactly("test-analyst", "test-analyst");
		assertThat(JsonPath.<String>read(history, "$.data[1].removed_by")).isEqualTo("test-analyst");
		assertThat(Instant.parse(JsonPath.read(history, "$.data[1].removed_at"))).isBefore(Instant.parse(JsonPath.read(history, "$.data[0].created_at")));
		assertThat(published.stream(EntityUnmarked.class)).extracting(EntityUnmarked::markId).containsExactly(UUID.fromString(id));
	}

	@Test
	void refusesWhatCannotBe() {
		assertThat(mark("colour", "red", null)).hasStatus(400);
		assertThat(mark("tag", "x".repeat(101), null)).hasStatus(400);
		assertThat(mark("note", "\u0000 ", Instant.parse("2020-01-01T00:00:00Z"))).hasStatus(400);
		assertThat(write(MARKS, "{\"project_id\": \"" + OTHER + "\", \"kind\": \"tag\", \"text\": \"a\"}", Callers.analyst())).as("not known there")
				.hasStatus(404);
		assertThat(write(MARKS, "{\"kind\": \"tag\", \"text\": \"a\"}", Callers.readOnly())).hasStatus(403);
		assertThat(write(MARKS, "{\"kind\": \"tag\", \"text\": \"a\"}", Callers.stranger())).hasStatus(404);
		assertThat(mvc.get().uri(MARKS).with(Callers.stranger()).exchange()).hasStatus(404);
	}

	@Test
	void goWithTheLastScanThatKnewTheEntity() {
		assertThat(mark("note", "Gone soon.", null)).hasStatus(201);

		deliveries.deliver(scan.deleted());

		assertThat(jdbc.sql("select count(*) from storage.mark").query(Long.class).single()).isZero();
	}

	private MvcTestResult mark(String kind, String text, @Nullable Instant expires) {
		String body = "{\"kind\": \"" + kind + "\", \"text\": \"" + text.replace("\u0000", "\\u0000") + "\""
				+ (expires == null ? "" : ", \"expires_at\": \"" + expires + "\"") + "}";
		return write(MARKS, body, Callers.analyst());
	}

	private MvcTestResult write(String path, String body, RequestPostProcessor caller) {
		return mvc.post().uri(path).with(caller).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private List<String> found(String query) {
		MvcTestResult answer = mvc.get().uri("/api/v1/entities").param("query", query).with(Callers.readOnly()).exchange();
		assertThat(answer).hasStatusOk();
		return JsonPath.read(content(answer), "$.data[*].value");
	}

	private String exported(String more) {
		return body("/api/v1/entities/export?format=csv" + more);
	}

	private String body(String path) {
		MvcTestResult result = mvc.get().uri(path).with(Callers.readOnly()).exchange();
		assertThat(result).hasStatusOk();
		return content(result);
	}

	private static String content(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
