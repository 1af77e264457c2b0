package io.mirage.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import io.mirage.range.GroundTruth;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job: a scan of the practice company through all fourteen modules of the packaged product. */
class WholeApplicationIT {

	private static final int HOPS = 10;

	@TempDir
	static Path folder;

	private static PracticeRange range;
	private static MirageProcess mirage;
	private static MirageApi api;
	private static String scan;
	private static SortedSet<String> facts;

	@BeforeAll
	static void scanThePracticeCompany() {
		range = PracticeRange.start();
		mirage = MirageProcess.serve(folder.resolve("data"), MirageProcess.within(range)).awaitReady();
		api = new MirageApi(mirage.uri(), folder.resolve("data"));
		scan = api.startScan(range.groundTruth().target().value(), "all");
		assertThat(api.awaitEnd(scan).path("state").asString()).isEqualTo("completed");
		facts = api.facts(scan);
	}

	@AfterAll
	static void stop() {
		api.close();
		mirage.close();
		range.close();
	}

	@Test
	void findsEveryFactOfTheTruthAndNoTrap() {
		assertThat(api.collectors()).as("in code and declared").containsAll(range.groundTruth().collectors());
		GroundTruth.Score score = range.groundTruth().limitedTo(api.collectors(), HOPS)
				.score(api.entities(scan).stream().map(WholeApplicationIT::claim).toList());

		assertThat(score.missing()).isEmpty();
		assertThat(score.trapped()).isEmpty();
	}

	@Test
	void everyFactHasEvidence() {
		for (JsonNode entity : api.entities(scan)) {
			if (entity.path("observation_count").asInt() > 0) {
				JsonNode observation = api.get("/entities/" + entity.path("id").asString() + "/observations?limit=1").path("data").path(0);
				assertThat(observation.path("collector").asString()).as("who saw %s", entity).isNotBlank();
			} else {
				assertThat(entity.path("value").asString()).isEqualTo(range.groundTruth().target().value());
			}
		}
	}

	@Test
	void rulesDrawConclusions() {
		List<String> rules = api.awaitAny("/findings?per_page=100&scan_id=" + scan).path("data").valueStream()
				.map(finding -> finding.path("rule_id").asString()).distinct().toList();

		assertThat(rules).hasSizeGreaterThanOrEqualTo(5);
	}

	@Test
	void theOtherModulesDoTheirPart() {
		assertThat(api.awaitAny("/reports?scan_id=" + scan).path("data").path(0).path("formats").valueStream().map(JsonNode::asString))
				.contains("html", "json");
		assertThat(api.awaitAny("/exports?scan_id=" + scan).path("data").path(0).path("lines").asLong()).isPositive();
		assertThat(api.awaitAny("/notifications").path("data")).isNotEmpty();
		JsonNode graph = api.get("/visualizations/graph?scan_id=" + scan);
		assertThat(graph.path("total_nodes").asInt()).isEqualTo(api.entities(scan).size());
		assertThat(graph.path("edges")).isNotEmpty();
		assertThat(api.get("/services").path("up").asInt()).isEqualTo(14);
		assertThat(api.get("/collectors/dns-records").path("runs").asLong()).isPositive();
		assertThat(api.awaitAny("/auth/audit").path("data").path(0).path("actor").asString()).isNotBlank();
		assertThat(api.get("/users/me").path("username").asString()).isNotBlank();
	}

	@Test
	void nothingIsLeftOpen() {
		Awaitility.await().until(() -> api.get("/platform/dead-events").path("data").isEmpty());
		assertThat(mirage.log()).doesNotContain("Gave up");
	}

	@Test
	void aScanThatIsKilledInTheMiddleFindsTheSameFacts() {
		Path data = folder.resolve("killed");
		String interrupted;
		MirageProcess first = MirageProcess.serve(data, MirageProcess.within(range)).awaitReady();
		try (MirageApi before = new MirageApi(first.uri(), data)) {
			interrupted = before.startScan(range.groundTruth().target().value(), "all");
			Awaitility.await().until(() -> before.get("/scans/" + interrupted).path("progress").path("completed").asInt() >= 10);
		} finally {
			first.kill();
		}
		try (MirageProcess second = MirageProcess.serve(data, MirageProcess.within(range)).awaitReady(); MirageApi after = new MirageApi(second.uri(), data)) {
			JsonNode ended = after.awaitEnd(interrupted);

			assertThat(ended.path("state").asString()).isEqualTo("completed");
			assertThat(after.facts(interrupted)).isEqualTo(facts);
			assertThat(after.awaitAny("/reports?scan_id=" + interrupted).path("data")).hasSize(1);
			assertThat(observations(after, interrupted)).isEqualTo(observations(api, scan));
		}
	}

	@Test
	void aDeniedHostIsNeverTouched() throws IOException {
		Path data = folder.resolve("denying");
		try (PracticeRange fresh = PracticeRange.start(); MirageProcess denying = MirageProcess.serve(data, MirageProcess.within(fresh)).awaitReady();
				MirageApi calls = new MirageApi(denying.uri(), data)) {
			calls.awaitCollectors();
			String id = calls.post("/scans", Map.of("targets", List.of(fresh.groundTruth().target().value()), "profile", "all",
					"deny", List.of("shop.aurora-kites.example")), 201).path("id").asString();

			assertThat(calls.awaitEnd(id).path("state").asString()).isEqualTo("completed");
			assertThat(calls.facts(id).toString()).as("known from others").contains("shop.aurora-kites.example");
			assertThat(fresh.visits()).containsEntry("shop.aurora-kites.example", 0);
			assertThat(fresh.visits().get("www.aurora-kites.example")).isPositive();
		}
	}

	/** How often each entity was observed: doubled work would show here. */
	private static Map<String, Integer> observations(MirageApi from, String scan) {
		Map<String, Integer> counts = new HashMap<>();
		from.entities(scan).forEach(entity -> counts.put(entity.path("type").asString() + " " + entity.path("value").asString(),
				entity.path("observation_count").asInt()));
		return counts;
	}

	private static GroundTruth.Claim claim(JsonNode entity) {
		Map<String, String> attributes = new HashMap<>();
		entity.path("attributes").properties().forEach(attribute -> attributes.put(attribute.getKey(), attribute.getValue().asString()));
		return new GroundTruth.Claim(entity.path("type").asString(), entity.path("value").asString(), attributes);
	}
}
