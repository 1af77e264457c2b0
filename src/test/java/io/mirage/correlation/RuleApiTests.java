package io.mirage.correlation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.scans.ScanId;
import io.mirage.platform.data.DataFolder;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

/** Own rules: checked, tried, kept by the organisation, or dropped into the operator's folder. */
@ModuleTest
class RuleApiTests {

	private static final String RULES = "/api/v1/rules";
	private static final String OWN = file("rules-own/kite-names.yaml");
	private static final String SPIDERFOOT = file("spiderfoot/kite_names_again.yaml");

	private final MockMvcTester mvc;
	private final Deliveries deliveries;
	private final Path folder;

	RuleApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired DataFolder data) {
		this.mvc = mvc;
		this.deliveries = new Deliveries(context);
		this.folder = data.resolve("rules");
	}

	@AfterEach
	void tidy() throws IOException {
		mvc.delete().uri(RULES + "/kite-names").with(Callers.admin()).exchange();
		for (String name : List.of("kites.yaml", "wrong.yaml")) {
			Files.deleteIfExists(folder.resolve(name));
		}
	}

	@Test
	void anOwnRuleJudgesTheOrganisationsScansAndNobodyElses() {
		assertThat(put("kite-names", OWN, Callers.admin())).hasStatus(201);
		assertThat(put("kite-names", OWN.replace("is a kite", "flies"), Callers.admin())).hasStatusOk();

		assertThat(findings(scan())).contains("kite-1.aurora-kites.example flies");
		assertThat(JsonPath.<List<String>>read(body("", Callers.admin()), "$.data[?(@.id == 'kite-names')].origin")).containsExactly("own");
		assertThat(JsonPath.<List<String>>read(body("", Callers.stranger()), "$.data[?(@.id == 'kite-names')].origin")).isEmpty();
		assertThat(mvc.get().uri(RULES + "/kite-names/file").with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.delete().uri(RULES + "/kite-names").with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(put("kite-names", OWN, Callers.readOnly())).hasStatus(403);
	}

	@Test
	void aSpiderFootFileInTheFolderRunsAsItIsAndAWrongOneIsTold() throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("kites.yaml"), SPIDERFOOT);
		Files.writeString(folder.resolve("wrong.yaml"), SPIDERFOOT.replace("INTERNET_NAME", "INTERNT_NAME").replace("kite_names_again", "other"));

		assertThat(findings(scan())).contains("A kite: kite-1.aurora-kites.example");
		String flaws = body("/flaws", Callers.readOnly());
		assertThat(JsonPath.<List<String>>read(flaws, "$.data[*].file")).containsExactly("wrong.yaml");
		assertThat(JsonPath.<Integer>read(flaws, "$.data[0].line")).isEqualTo(11);
		assertThat(JsonPath.<String>read(flaws, "$.data[0].field")).isEqualTo("collections[0].collect[0].value");
		assertThat(JsonPath.<String>read(flaws, "$.data[0].message")).contains("'INTERNT_NAME' is not one of the", "INTERNET_NAME");

		Files.delete(folder.resolve("kites.yaml"));
		assertThat(JsonPath.<List<String>>read(body("", Callers.readOnly()), "$.data[?(@.origin == 'folder')].id")).isEmpty();
	}

	@Test
	void checksARuleAndItsSamplesWithoutKeepingIt() {
		String samples = file("rules-own/kite-samples.yaml");
		String right = text(post("/check", Map.of("text", OWN + samples)));
		String wrong = text(post("/check", Map.of("text", OWN + samples.replace("is a kite", "is a ship"))));
		String unreadable = text(post("/check", Map.of("text", OWN.replace("types: [Hostname]", "types: [Hostnme]"))));

		assertThat(JsonPath.<Boolean>read(right, "$.valid")).isTrue();
		assertThat(JsonPath.<Boolean>read(right, "$.rule.live")).isTrue();
		assertThat(JsonPath.<Boolean>read(wrong, "$.valid")).isFalse();
		assertThat(JsonPath.<String>read(wrong, "$.flaws[0].message")).contains("says [kite.example.com is a kite]");
		assertThat(JsonPath.<Integer>read(unreadable, "$.flaws[0].line")).isEqualTo(7);
		assertThat(JsonPath.<Integer>read(unreadable, "$.flaws[0].column")).isEqualTo(12);
		assertThat(JsonPath.<String>read(unreadable, "$.flaws[0].message")).contains("'Hostnme' is not an entity type; use one of DomainName");
		assertThat(mvc.get().uri(RULES + "/kite-names").with(Callers.admin()).exchange()).hasStatus(404);
	}

	@Test
	void triesARuleOverPastScansWithoutTellingAnybody() {
		ScanId scan = scan();
		String said = text(post("/dry-run", Map.of("text", OWN, "scan_ids", List.of(scan.toString()))));
		String known = text(post("/dry-run", Map.of("rule_id", "many-open-ports", "scan_ids", List.of(scan.toString()))));

		assertThat(JsonPath.<Integer>read(said, "$.data[0].total")).isEqualTo(2);
		assertThat(JsonPath.<List<String>>read(said, "$.data[0].findings[*].headline"))
				.containsExactly("kite-1.aurora-kites.example is a kite", "kite-2.aurora-kites.example is a kite");
		assertThat(JsonPath.<List<String>>read(said, "$.data[0].findings[*].severity")).containsOnly("low");
		assertThat(JsonPath.<Integer>read(known, "$.data[0].total")).isZero();
		assertThat(findings(scan)).noneMatch(headline -> headline.contains("is a kite"));
		assertThat(mvc.post().uri(RULES + "/dry-run").with(Callers.stranger()).contentType(MediaType.APPLICATION_JSON)
				.content(new JsonMapper().writeValueAsString(Map.of("text", OWN, "scan_ids", List.of(scan.toString())))).exchange()).hasStatus(404);
		assertThat(post("/dry-run", Map.of("scan_ids", List.of(scan.toString())))).hasStatus(400);
	}

	@Test
	void saysWhatItCannotUse() {
		assertThat(put("other", OWN, Callers.admin())).hasStatus(400);
		assertThat(put("exposed-database", OWN.replace("kite-names", "exposed-database"), Callers.admin())).hasStatus(409);
		assertThat(mvc.delete().uri(RULES + "/exposed-database").with(Callers.admin()).exchange()).hasStatus(409);
		assertThat(put("kite-names", OWN.replace("severity: low", "severity: awful"), Callers.admin())).hasStatus(400).bodyJson()
				.hasPathSatisfying("$.detail", detail -> assertThat(detail).asString().contains("Line 5, severity", "info, low, medium"));
		assertThat(mvc.get().uri(RULES + "/schema").with(Callers.readOnly()).exchange()).hasStatusOk().hasContentType("application/schema+json");
	}

	private ScanId scan() {
		Investigation scan = new Investigation();
		scan.ask("dns-brute", TARGET).saw(host("kite-1.aurora-kites.example")).saw(host("kite-2.aurora-kites.example")).saw(host("www.aurora-kites.example")).end();
		deliveries.deliver(scan.started(TARGET));
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.finished());
		return scan.id();
	}

	private List<String> findings(ScanId scan) {
		return JsonPath.read(text(mvc.get().uri("/api/v1/findings?per_page=100&scan_id=" + scan).with(Callers.readOnly()).exchange()),
				"$.data[*].headline");
	}

	private MvcTestResult put(String id, String text, RequestPostProcessor caller) {
		return mvc.put().uri(RULES + "/" + id).with(caller).contentType(MediaType.APPLICATION_JSON)
				.content(new JsonMapper().writeValueAsString(Map.of("text", text))).exchange();
	}

	private MvcTestResult post(String path, Map<String, Object> body) {
		return mvc.post().uri(RULES + path).with(Callers.readOnly()).contentType(MediaType.APPLICATION_JSON)
				.content(new JsonMapper().writeValueAsString(body)).exchange();
	}

	private String body(String path, RequestPostProcessor caller) {
		return text(mvc.get().uri(RULES + path).with(caller).exchange());
	}

	private static String text(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private static String file(String name) {
		try {
			return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
		} catch (IOException missing) {
			throw new UncheckedIOException(missing);
		}
	}
}
