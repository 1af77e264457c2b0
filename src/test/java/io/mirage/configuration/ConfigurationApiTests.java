package io.mirage.configuration;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class ConfigurationApiTests {

	private static final String NAMESPACES = "/api/v1/configuration/namespaces";
	private static final String ITEMS = NAMESPACES + "/practice/items";

	@Autowired MockMvcTester mvc;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void startWithDefaults() {
		List.of("setting", "setting_version").forEach(table -> jdbc.sql("truncate configuration." + table).update());
	}

	@Test
	void listsTheNamespaces() {
		assertThat(mvc.get().uri(NAMESPACES).with(Callers.readOnly())).hasStatusOk().bodyJson()
				.extractingPath("$.data[?(@.namespace == 'practice')].items").asArray().containsExactly(11);
		assertThat(mvc.get().uri(NAMESPACES + "/nowhere/items").with(Callers.readOnly())).hasStatus(404).bodyJson()
				.extractingPath("$.detail").asString().startsWith("There is no namespace 'nowhere', only ");
	}

	@Test
	void aSettingThatNobodyChangedHasItsDefault() {
		assertThat(get("/workers")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"key": "workers", "type": "integer", "value": 4, "default": 4, "description": "How many at a time.",
				"version": 0, "updated_at": null, "updated_by": null, "overridden": false}""");
		assertThat(get("")).bodyJson().extractingPath("$.data[0].key").isEqualTo("connect-to");
	}

	@Test
	void changesCountAndAreRemembered() {
		put("workers", "8", Callers.admin());
		put("workers", "8", Callers.admin());
		assertThat(put("workers", "9", Callers.admin())).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(2);
		assertThat(mvc.delete().uri(ITEMS + "/workers").with(Callers.admin())).hasStatusOk().bodyJson()
				.extractingPath("$.value").isEqualTo(4);

		assertThat(get("/workers/history")).bodyJson().extractingPath("$.data[*].value").asArray().containsExactly(4, 9, 8);
		assertThat(get("/workers/history")).bodyJson().extractingPath("$.data[*].overridden").asArray()
				.containsExactly(false, true, true);
		assertThat(get("/workers/history")).bodyJson().extractingPath("$.data[0].updated_by").isEqualTo("test-admin");
		assertThat(get("/workers")).bodyJson().extractingPath("$.version").isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"workers         | \"many\"   | workers is 'many', not a whole number.",
			"workers         | 1.5        | workers is 1.5, not a whole number.",
			"workers         | 65         | workers is 65, not at most 64.",
			"network.timeout | 5          | network.timeout is 5, not a duration such as 500ms, 5s, 2m or PT5S.",
			"network.timeout | \"1ms\"    | network.timeout is '1ms', not at least 100ms.",
			"connect-to      | [1]        | connect-to is [1], not a list of texts.",
			"connect-to      | [\"a\"]    | connect-to has the text 'a', which does not match [^=]+=[^=]+.",
			"strict          | \"yes\"    | strict is 'yes', not true or false."})
	void refusesWhatDoesNotFitAndSaysWhatWould(String key, String value, String detail) {
		assertThat(put(key, value, Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.detail").isEqualTo(detail);
		assertThat(get("/" + key)).bodyJson().extractingPath("$.version").isEqualTo(0);
	}

	@Test
	void refusesUnknownKeysAndMissingValues() {
		assertThat(put("colour", "1", Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/unknown-setting");
		assertThat(put("workers", "null", Callers.admin())).hasStatus(400);
		assertThat(mvc.put().uri(ITEMS + "/workers").contentType(MediaType.APPLICATION_JSON).content("{}").with(Callers.admin()))
				.hasStatus(400).bodyJson().extractingPath("$.type").isEqualTo("/problems/invalid-setting-value");
	}

	@Test
	void onlyAdministratorsChangeSettings() {
		assertThat(put("workers", "8", Callers.analyst())).hasStatus(403);
		assertThat(mvc.delete().uri(ITEMS + "/workers").with(Callers.analyst())).hasStatus(403);
		assertThat(mvc.get().uri(ITEMS)).hasStatus(401);
	}

	@Test
	void takesLongTextsAndListsOfEveryKind() {
		String pem = "-----BEGIN CERTIFICATE-----\n" + "QUJD\n".repeat(13_000);
		List<String> hosts = Collections.nCopies(2000, "www.aurora-kites.example:443=127.0.0.1:4430");

		assertThat(put("trusted-certificates", json(pem), Callers.admin())).hasStatusOk();
		assertThat(get("/trusted-certificates")).bodyJson().extractingPath("$.value").isEqualTo(pem);
		assertThat(put("connect-to", json(hosts), Callers.admin())).hasStatusOk();
		assertThat(get("/connect-to")).bodyJson().extractingPath("$.value").asArray().hasSize(2000);
		assertThat(put("layout", "{\"columns\": [1, null, \"\\u0000\"]}", Callers.admin())).hasStatusOk();
		assertThat(put("trusted-certificates", json("x".repeat(300_000)), Callers.admin())).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("300002 characters as JSON, not at most 262144");
	}

	@Test
	void aSecretIsTakenAndNeverShownAgain() {
		String secret = "correct-horse-battery-9876";
		put("account.ann.password", json(secret), Callers.admin());

		assertThat(get("/account.ann.password")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"key": "account.ann.password", "type": "secret", "value": null, "default": null,
				"description": "How accounts are known elsewhere.", "version": 1, "updated_at": "%s", "updated_by": "test-admin",
				"overridden": true, "hint": "9876"}""".formatted(updatedAt()));
		for (String path : List.of("", "/account.ann.password", "/account.ann.password/history")) {
			assertThat(get(path)).bodyText().doesNotContain("correct-horse").contains("9876");
		}
		assertThat(jdbc.sql("select t::text || v::text from configuration.setting t, configuration.setting_version v").query(String.class)
				.list()).hasSize(1).noneMatch(row -> row.contains("correct-horse"));
		assertThat(jdbc.sql("select count(*) from information_schema.columns where table_name = 'setting_version' and column_name = 'sealed'")
				.query(Long.class).single()).as("the history keeps no secrets, sealed or not").isZero();
	}

	@Test
	void aRefusedSecretIsNotRepeated() {
		assertThat(put("account.ann.password", "\"abc\"", Callers.admin())).hasStatus(400).bodyText().doesNotContain("abc");
		assertThat(put("account.ann.password", "{\"x\": \"hidden\"}", Callers.admin())).hasStatus(400).bodyText()
				.contains("account.ann.password is something else, not a text.").doesNotContain("hidden");
		assertThat(put("account.ann.password", "\"short\"", Callers.admin())).as("too short for a hint").hasStatusOk()
				.bodyJson().doesNotHavePath("$.hint");
	}

	@Test
	void formerSecretsAreGone() {
		put("account.ann.password", "\"first-one\"", Callers.admin());
		put("account.ann.password", "\"second-one\"", Callers.admin());

		assertThat(post("/account.ann.password/rollback", "{\"version\": 1}")).hasStatus(409).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/secret-has-no-past");
		assertThat(get("/account.ann.password/diff?from=1&to=2")).hasStatus(409);
		assertThat(mvc.delete().uri(ITEMS + "/account.ann.password").with(Callers.admin())).hasStatusOk().bodyJson()
				.extractingPath("$.overridden").isEqualTo(false);
	}

	@Test
	void aFamilyHasAMemberForEveryWord() {
		put("account.ann.name", "\"Ann\"", Callers.admin());

		assertThat(get("")).bodyJson().extractingPath("$.data[?(@.key =~ /account.*/)].key").asArray().containsExactly("account.ann.name");
		assertThat(get("/account.bob.name")).bodyJson().extractingPath("$.value").isEqualTo("nobody");
		for (String key : List.of("account.*.name", "account.ann.age", "account.Ann.name", "account.a.b.name")) {
			assertThat(put(key, "\"x\"", Callers.admin())).as(key).hasStatus(400).bodyJson().extractingPath("$.type")
					.isEqualTo("/problems/unknown-setting");
		}
		assertThat(mvc.get().uri(NAMESPACES).with(Callers.readOnly())).bodyJson()
				.extractingPath("$.data[?(@.namespace == 'practice')].families[*].key").asArray()
				.containsExactly("account.*.password", "account.*.name");
	}

	@Test
	void versionsCanBeComparedAndComeBack() {
		put("layout", "{\"columns\": 3, \"title\": {\"de\": \"Karte\"}}", Callers.admin());
		put("layout", "{\"columns\": 3, \"title\": {\"de\": \"Plan\"}, \"wide\": true}", Callers.admin());

		assertThat(get("/layout/diff?from=1&to=2")).hasStatusOk().bodyJson().extractingPath("$.data").asArray().satisfiesExactly(
				title -> assertThat(title).hasToString("{path=/title/de, before=Karte, after=Plan}"),
				wide -> assertThat(wide).hasToString("{path=/wide, after=true}"));
		assertThat(post("/layout/rollback", "{\"version\": 1}")).hasStatusOk().bodyJson().extractingPath("$.version").isEqualTo(3);
		assertThat(get("/layout/diff?from=1&to=3")).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(get("/layout/diff?from=0&to=9")).hasStatus(404).bodyJson().extractingPath("$.detail")
				.isEqualTo("The history of layout has no version 9.");
		assertThat(post("/layout/rollback", "{\"version\": 0}")).bodyJson().extractingPath("$.overridden").isEqualTo(false);
	}

	@Test
	void jsonHasToFitItsSchema() {
		assertThat(put("door", "{\"open\": true}", Callers.admin())).hasStatusOk();
		assertThat(put("door", "{\"open\": 7}", Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.detail").asString()
				.startsWith("door does not fit its schema: at /open ");
	}

	@Test
	void everyOrganisationIsToldWhichFeaturesItHas() {
		assertThat(flag()).isEqualTo(false);
		put("new-graph", "{\"percentage\": 0, \"organisations\": {\"" + OrganisationId.DEFAULT + "\": true}}", Callers.admin());
		assertThat(flag()).isEqualTo(true);
		assertThat(put("new-graph", "{\"percentage\": 101}", Callers.admin())).hasStatus(400);
		assertThat(put("new-graph", "{\"percentage\": 1, \"organisations\": {\"acme\": true}}", Callers.admin())).hasStatus(400);
	}

	private Object flag() {
		return JsonPath.read(bodyOf(mvc.get().uri("/api/v1/configuration/flags").with(Callers.readOnly()).exchange()),
				"$.data[?(@.key == 'new-graph')].on").toString().contains("true");
	}

	private String updatedAt() {
		return JsonPath.read(bodyOf(get("/account.ann.password")), "$.updated_at");
	}

	private static String bodyOf(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	private MvcTestResult post(String path, String body) {
		return mvc.post().uri(ITEMS + path).contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.admin()).exchange();
	}

	private MvcTestResult get(String path) {
		return mvc.get().uri(ITEMS + path).with(Callers.readOnly()).exchange();
	}

	private MvcTestResult put(String key, String value, RequestPostProcessor caller) {
		return mvc.put().uri(ITEMS + "/" + key).contentType(MediaType.APPLICATION_JSON)
				.content("{\"value\": " + value + "}").with(caller).exchange();
	}

	private static String json(Object value) {
		return JsonMapper.shared().writeValueAsString(value);
	}
}
