package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class EntityApiTests {

	private static final EntityRef WWW = host("www.aurora-kites.example");

	private final MockMvcTester mvc;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final Investigation scan = new Investigation();

	EntityApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void tellTheStory() {
		List.of("scan", "applied_task", "entity", "observation", "entity_collector", "attribute_version", "scan_entity",
				"relationship", "relationship_observation").forEach(table -> jdbc.sql("truncate storage." + table).update());
		var dns = scan.ask("dns", TARGET).saw(WWW, Map.of("title", "Kites & Lines"), "wildcard");
		for (int i = 0; i < 5; i++) {
			dns.saw(host("shop" + i + ".aurora-kites.example"));
		}
		dns.end();
		scan.ask("dns", WWW).saw(address("192.0.2.10")).related(WWW, RelationType.RESOLVES_TO, address("192.0.2.10")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
	}

	@Test
	void pagesThroughEveryEntityOnceInEveryOrder() {
		for (String sort : List.of("value", "type", "last_seen")) {
			List<String> values = new ArrayList<>();
			String cursor = null;
			do {
				String page = body("/api/v1/entities?scan_id=" + scan.id() + "&limit=3&sort=" + sort
						+ (cursor == null ? "" : "&cursor=" + cursor));
				values.addAll(JsonPath.<List<String>>read(page, "$.data[*].value"));
				assertThat(JsonPath.<Integer>read(page, "$.meta.total")).isEqualTo(8);
				cursor = JsonPath.read(page, "$.meta.next_cursor");
			} while (cursor != null);

			assertThat(values).as(sort).hasSize(8).doesNotHaveDuplicates();
		}
	}

	@Test
	void findsWordsBeginningsAndPartsOfValues() {
		assertThat(found("kites")).hasSize(7);
		assertThat(found("sho")).hasSize(5);
		assertThat(found("hop3.auro")).containsExactly("shop3.aurora-kites.example");
		assertThat(found("kites & lines")).containsExactly("www.aurora-kites.example");
		assertThat(found("192.0.2")).containsExactly("192.0.2.10");
		assertThat(found("%")).isEmpty();
		assertThat(found("' | !( & <->")).isEmpty();
	}

	@Test
	void countsFacets() {
		String facets = body("/api/v1/entities/facets?scan_id=" + scan.id());

		assertThat(JsonPath.<List<Integer>>read(facets, "$.types[?(@.value=='Hostname')].count")).containsExactly(6);
		assertThat(JsonPath.<List<Integer>>read(facets, "$.collectors[?(@.value=='dns')].count")).containsExactly(7);
		assertThat(JsonPath.<List<Integer>>read(facets, "$.tags[?(@.value=='wildcard')].count")).containsExactly(1);
	}

	@Test
	void showsAnEntityWithItsObservationsRelationshipsAndWay() {
		assertThat(get("/api/v1/entities/" + WWW.id())).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.observation_count", count -> assertThat(count).isEqualTo(1))
				.hasPathSatisfying("$.scan_ids[0]", id -> assertThat(id).isEqualTo(scan.id().toString()))
				.hasPathSatisfying("$.attributes.title", title -> assertThat(title).isEqualTo("Kites & Lines"));
		assertThat(get("/api/v1/entities/" + WWW.id() + "/observations")).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.data[0].source_entity.value", value -> assertThat(value).isEqualTo(TARGET.value()))
				.hasPathSatisfying("$.meta.total", total -> assertThat(total).isEqualTo(1));
		assertThat(get("/api/v1/relationships?entity_id=" + WWW.id())).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.data[0].type", type -> assertThat(type).isEqualTo("resolves_to"))
				.hasPathSatisfying("$.data[0].target.value", value -> assertThat(value).isEqualTo("192.0.2.10"))
				.hasPathSatisfying("$.data[0].collectors[0]", collector -> assertThat(collector).isEqualTo("dns"));
		assertThat(get("/api/v1/entities/" + WWW.id() + "/explanation?scan_id=" + scan.id())).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.data.length()", steps -> assertThat(steps).isEqualTo(2));
		assertThat(get("/api/v1/entities/" + WWW.id() + "/history")).hasStatusOk();
	}

	@Test
	void refusesWhatItCannotUse() {
		assertThat(get("/api/v1/entities/" + UUID.randomUUID())).hasStatus(404).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/unknown-entity"));
		assertThat(get("/api/v1/entities?cursor=nonsense")).hasStatus(400);
		assertThat(get("/api/v1/entities?sort=last_seen&cursor=" + new Cursor("no date", UUID.randomUUID()).text()))
				.hasStatus(400);
		assertThat(get("/api/v1/entities?type=Ghost")).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-filter"));
		assertThat(get("/api/v1/entities?sort=colour")).hasStatus(400);
		assertThat(mvc.get().uri("/api/v1/entities").exchange()).hasStatus(401);
	}

	@Test
	void showsAStrangerNothing() {
		assertThat(mvc.get().uri("/api/v1/entities/" + WWW.id()).with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.get().uri("/api/v1/entities?scan_id=" + scan.id()).with(Callers.stranger()).exchange()).bodyJson()
				.hasPathSatisfying("$.meta.total", total -> assertThat(total).isEqualTo(0));
		assertThat(mvc.get().uri("/api/v1/relationships").with(Callers.stranger()).exchange()).bodyJson()
				.hasPathSatisfying("$.meta.total", total -> assertThat(total).isEqualTo(0));
	}

	private List<String> found(String text) {
		MvcTestResult result = mvc.get().uri("/api/v1/entities").param("scan_id", scan.id().toString()).param("q", text)
				.with(Callers.readOnly()).exchange();
		assertThat(result).hasStatusOk();
		return JsonPath.read(content(result), "$.data[*].value");
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
