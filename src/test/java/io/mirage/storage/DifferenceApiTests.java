package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.entities.EntityRef;
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
class DifferenceApiTests {

	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef OLD = host("old.aurora-kites.example");
	private static final EntityRef SHOP = host("shop.aurora-kites.example");
	private static final EntityRef ADDRESS = address("192.0.2.10");

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final Investigation before = new Investigation();
	private final Investigation after = new Investigation().at(Instant.parse("2026-11-26T10:00:00Z"));

	DifferenceApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void forgetEverything() {
		List.of("scan", "applied_task", "asked", "entity", "observation", "entity_collector", "attribute_version", "scan_entity",
				"relationship", "relationship_observation", "mark").forEach(table -> jdbc.sql("truncate storage." + table).update());
	}

	@Test
	void tellsNewGoneAndUnchanged() {
		before.ask("crtsh", TARGET).saw(WWW).saw(OLD).end();
		after.ask("crtsh", TARGET).saw(WWW).saw(SHOP).end();
		told();

		assertThat(values("new")).containsExactly(SHOP.value());
		assertThat(values("gone")).containsExactly(OLD.value());
		assertThat(values("changed")).isEmpty();
		assertThat(values("not_looked_at")).isEmpty();
		assertThat(JsonPath.<List<String>>read(diff("new"), "$.data[0].looked_by")).as("it was not there before").containsExactly("crtsh");
		assertThat(JsonPath.<List<String>>read(diff("gone"), "$.data[0].looked_by")).containsExactly("crtsh");
		String summary = body("/api/v1/differences/summary?" + both());
		assertThat(List.of("added", "gone", "changed", "not_looked_at", "same").stream().map(name -> JsonPath.<Integer>read(summary, "$." + name)))
				.containsExactly(1, 1, 0, 0, 2);
	}

	@ParameterizedTest
	@EnumSource(Outcome.class)
	void silenceOfASourceIsNotAbsence(Outcome outcome) {
		before.ask("crtsh", TARGET).saw(OLD).end();
		after.ask("crtsh", TARGET).outcome(outcome).end();
		told();

		boolean answered = outcome == Outcome.ANSWERED || outcome == Outcome.EMPTY;
		assertThat(values("gone")).hasSize(answered ? 1 : 0);
		assertThat(values("not_looked_at")).hasSize(answered ? 0 : 1);
		if (!answered) {
			assertThat(JsonPath.<List<String>>read(diff("not_looked_at"), "$.data[0].unanswered")).containsExactly("crtsh");
		}
	}

	@Test
	void whoWasNotAskedOrAskedAboutSomethingElseSawNothing() {
		before.ask("crtsh", TARGET).saw(OLD).end();
		before.ask("dns", OLD).saw(ADDRESS).end();
		after.ask("dns", TARGET).saw(WWW).end();
		after.ask("crtsh", WWW).end();
		told();

		assertThat(values("gone")).isEmpty();
		assertThat(values("not_looked_at")).containsExactly(ADDRESS.value(), OLD.value());
		assertThat(JsonPath.<List<String>>read(diff("not_looked_at"), "$.data[*].unanswered[*]")).isEmpty();
		assertThat(JsonPath.<List<String>>read(diff("new"), "$.data[0].looked_by")).as("nobody had looked").isEmpty();
	}

	@Test
	void oneSilentWitnessIsEnoughNotToBeSure() {
		before.ask("crtsh", TARGET).saw(OLD).end();
		before.ask("certspotter", TARGET).saw(OLD).end();
		after.ask("crtsh", TARGET).end();
		after.ask("certspotter", TARGET).outcome(Outcome.BLOCKED).end();
		told();

		assertThat(values("gone")).isEmpty();
		assertThat(JsonPath.<List<String>>read(diff("not_looked_at"), "$.data[0].unanswered")).containsExactly("certspotter");
		assertThat(JsonPath.<List<String>>read(diff("not_looked_at"), "$.data[0].looked_by")).containsExactly("crtsh");
	}

	@Test
	void tellsWhichRelationshipsDifferAndWhichNobodyLookedAt() {
		EntityRef other = address("192.0.2.11");
		before.ask("dns", WWW).saw(ADDRESS).related(WWW, RelationType.RESOLVES_TO, ADDRESS).end();
		before.ask("rdap", TARGET).saw(OLD).related(TARGET, RelationType.NAME_SERVED_BY, OLD).end();
		before.ask("crtsh", TARGET).saw(WWW).related(TARGET, RelationType.CONTAINS, WWW).end();
		after.ask("dns", WWW).saw(other).related(WWW, RelationType.RESOLVES_TO, other).end();
		after.ask("rdap", TARGET).outcome(Outcome.QUOTA).end();
		after.ask("crtsh", TARGET).saw(WWW).related(TARGET, RelationType.CONTAINS, WWW).end();
		told();
		String edges = "/api/v1/differences/relationships?" + both() + "&change=";

		assertThat(JsonPath.<List<String>>read(body(edges + "new"), "$.data[*].target.value")).containsExactly(other.value());
		String gone = body(edges + "gone");
		assertThat(JsonPath.<List<String>>read(gone, "$.data[*].target.value")).containsExactly(ADDRESS.value());
		assertThat(JsonPath.<List<String>>read(gone, "$.data[0].looked_by")).containsExactly("dns");
		String open = body(edges + "not_looked_at");
		assertThat(JsonPath.<List<String>>read(open, "$.data[*].type")).containsExactly("name_served_by");
		assertThat(JsonPath.<List<String>>read(open, "$.data[0].unanswered")).containsExactly("rdap");
		String summary = body("/api/v1/differences/relationships/summary?" + both());
		assertThat(List.of("added", "gone", "not_looked_at", "same").stream().map(name -> JsonPath.<Integer>read(summary, "$." + name)))
				.containsExactly(1, 1, 1, 1);
		assertThat(mvc.get().uri(edges + "changed").with(Callers.admin()).exchange()).hasStatus(400);
	}

	@Test
	void theEndOfAnEdgeCanBeGoneToo() {
		before.ask("dns", TARGET).related(TARGET, RelationType.RESOLVES_TO, ADDRESS).end();
		after.ask("dns", TARGET).end();
		told();

		assertThat(values("gone")).containsExactly(ADDRESS.value());
	}

	@Test
	void tellsAttributesBeforeAndAfter() {
		before.ask("http", WWW).saw(WWW, Map.of("server", "nginx", "title", "Kites", "powered_by", "PHP/5")).end();
		before.ask("whois", TARGET).saw(TARGET, Map.of("registrar", "One")).end();
		after.ask("http", WWW).saw(WWW, Map.of("server", "caddy", "title", "Kites", "country", "AQ")).end();
		after.ask("whois", TARGET).outcome(Outcome.QUOTA).end();
		told();

		String page = diff("changed");
		assertThat(JsonPath.<List<String>>read(page, "$.data[*].value")).containsExactly(WWW.value());
		assertThat(JsonPath.<List<String>>read(page, "$.data[0].attributes[*].name")).containsExactly("country", "powered_by", "server");
		assertThat(JsonPath.<List<String>>read(page, "$.data[0].attributes[*].before")).containsExactly(null, "PHP/5", "nginx");
		assertThat(JsonPath.<List<String>>read(page, "$.data[0].attributes[*].after")).containsExactly("AQ", null, "caddy");
	}

	@Test
	void sourcesThatAlwaysDisagreeAreNoChange() {
		before.ask("a", TARGET).saw(WWW, Map.of("country", "AQ")).end();
		before.ask("b", TARGET).saw(WWW, Map.of("country", "NO")).end();
		after.ask("b", TARGET).saw(WWW, Map.of("country", "NO")).end();
		after.ask("a", TARGET).saw(WWW, Map.of("country", "AQ")).end();
		told();

		assertThat(values("changed")).isEmpty();
	}

	@Test
	void aSourceThatDidNotAnswerTakesNoAttributeAway() {
		before.ask("a", TARGET).saw(WWW).end();
		before.ask("b", TARGET).saw(WWW, Map.of("country", "NO")).end();
		after.ask("a", TARGET).saw(WWW).end();
		after.ask("b", TARGET).outcome(Outcome.UNREACHABLE).end();
		told();

		assertThat(values("changed")).isEmpty();
	}

	@Test
	void pagesAndFiltersByType() {
		before.ask("crtsh", TARGET).end();
		var answer = after.ask("crtsh", TARGET).saw(ADDRESS);
		for (int i = 0; i < 5; i++) {
			answer.saw(host("shop" + i + ".aurora-kites.example"));
		}
		answer.end();
		told();
		List<String> values = new ArrayList<>();
		String cursor = null;
		do {
			String page = body("/api/v1/differences?change=new&type=Hostname&limit=2&" + both() + (cursor == null ? "" : "&cursor=" + cursor));
			values.addAll(JsonPath.<List<String>>read(page, "$.data[*].value"));
			assertThat(JsonPath.<Integer>read(page, "$.meta.total")).isEqualTo(5);
			cursor = JsonPath.read(page, "$.meta.next_cursor");
		} while (cursor != null);

		assertThat(values).hasSize(5).doesNotHaveDuplicates().isSorted();
	}

	@Test
	void comparesDatesOfAProject() {
		before.ask("crtsh", TARGET).saw(WWW).saw(OLD).end();
		after.ask("crtsh", TARGET).saw(WWW).saw(SHOP).end();
		told();
		deliveries.deliver(before.finished(), after.finished());
		deliveries.deliver(new ProjectCreated(EventHeader.of("p", OrganisationId.DEFAULT, Clock.systemUTC()), ProjectId.DEFAULT, "First"));

		String days = "before=2026-11-25&after=2026-11-30&change=";
		assertThat(JsonPath.<List<String>>read(body("/api/v1/differences?" + days + "new"), "$.data[*].value")).containsExactly(SHOP.value());
		assertThat(JsonPath.<List<String>>read(body("/api/v1/differences?" + days + "gone"), "$.data[*].value")).containsExactly(OLD.value());
		assertThat(JsonPath.<List<String>>read(body("/api/v1/differences/summary?before=2026-11-25&after=2026-11-30"), "$.before"))
				.containsExactly(before.id().toString());
	}

	@Test
	void leavesOutWhatPeopleCallFalse() {
		before.ask("crtsh", TARGET).saw(OLD).end();
		after.ask("crtsh", TARGET).saw(SHOP).end();
		told();
		jdbc.sql("""
				insert into storage.mark (id, organisation_id, project_id, entity_id, kind, text, created_by, created_at)
				select gen_random_uuid(), ?, ?, id, 'false_positive', 'x', 'ada', now() from storage.entity where type = 'Hostname'""")
				.params(OrganisationId.DEFAULT.value(), ProjectId.DEFAULT.value()).update();

		assertThat(values("new")).isEmpty();
		assertThat(values("gone")).isEmpty();
	}

	@Test
	void tellsOfAnEntityScanByScanWhoSawIt() {
		before.ask("crtsh", TARGET).saw(OLD).end();
		after.ask("crtsh", TARGET).end();
		Investigation blocked = new Investigation().at(Instant.parse("2026-11-27T10:00:00Z"));
		blocked.ask("crtsh", TARGET).outcome(Outcome.BLOCKED).end();
		told();
		deliveries.deliver(blocked.started(TARGET));
		deliveries.deliver(blocked.batches(10));

		String sightings = body("/api/v1/entities/" + OLD.id() + "/sightings");
		assertThat(of(sightings, before, "seen_by")).containsExactly("crtsh");
		assertThat(of(sightings, after, "seen_by")).isEmpty();
		assertThat(of(sightings, after, "missed_by")).containsExactly("crtsh");
		assertThat(of(sightings, blocked, "unanswered")).containsExactly("crtsh");
		assertThat(of(sightings, blocked, "missed_by")).isEmpty();
	}

	@Test
	void refusesWhatCannotBeCompared() {
		before.ask("crtsh", TARGET).end();
		after.ask("crtsh", TARGET).end();
		told();

		assertThat(get("/api/v1/differences?change=new&before=" + before.id() + "&after=" + UUID.randomUUID())).hasStatus(404);
		assertThat(get("/api/v1/differences?change=new&before=" + before.id() + "&after=2026-11-24")).hasStatus(400);
		assertThat(get("/api/v1/differences?change=new&before=yesterday&after=" + after.id())).hasStatus(400);
		assertThat(get("/api/v1/differences?change=lost&" + both())).hasStatus(400);
		assertThat(get("/api/v1/differences?change=new&type=Ghost&" + both())).hasStatus(400);
		assertThat(mvc.get().uri("/api/v1/differences?change=new&" + both()).with(Callers.stranger()).exchange()).hasStatus(404);
	}

	private void told() {
		for (Investigation scan : List.of(before, after)) {
			deliveries.deliver(scan.started(TARGET));
			deliveries.deliver(scan.batches(10));
		}
	}

	private List<String> values(String change) {
		return JsonPath.read(diff(change), "$.data[*].value");
	}

	private String diff(String change) {
		return body("/api/v1/differences?change=" + change + "&" + both());
	}

	private String both() {
		return "before=" + before.id() + "&after=" + after.id();
	}

	private static List<String> of(String sightings, Investigation scan, String field) {
		return JsonPath.read(sightings, "$.data[?(@.scan_id=='" + scan.id() + "')]." + field + "[*]");
	}

	private String body(String path) {
		MvcTestResult result = get(path);
		assertThat(result).as(content(result)).hasStatusOk();
		return content(result);
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(path).with(Callers.readOnly()).exchange();
	}

	private static String content(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}
}
