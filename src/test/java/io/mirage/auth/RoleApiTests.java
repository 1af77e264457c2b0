package io.mirage.auth;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.OrganisationId;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(SignInFixture.class)
class RoleApiTests {

	private static final String ROLES = "/api/v1/auth/roles";
	private static final String ACCOUNTS = "/api/v1/auth/accounts";
	private static final String AUDIT = "/api/v1/auth/audit";
	private static final String KEYS = "/api/v1/auth/api-keys";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;

	@Test
	void aRoleOpensWhatItSaysAndItsChangeCountsAtOnce() {
		String admin = token(people.somebody("admin"));
		String name = "auditor" + UUID.randomUUID().toString().substring(0, 8);
		MvcTestResult made = call(HttpMethod.POST, ROLES, admin, role(name, "audit:read"));
		assertThat(made).hasStatus(201);
		Account somebody = people.somebody("read_only");
		assertThat(give(admin, somebody, name)).hasStatusOk();
		String auditor = token(somebody);
		assertThat(call(HttpMethod.GET, AUDIT, auditor, "")).hasStatusOk();
		assertThat(call(HttpMethod.GET, ACCOUNTS, auditor, "")).hasStatus(403).bodyJson().extractingPath("$.detail").asString()
				.contains("user:read");
		String key = JsonPath.read(text(call(HttpMethod.POST, KEYS, auditor, "{\"name\": \"k\", \"permissions\": [\"audit:read\"]}")),
				"$.secret");
		awaitStatus(AUDIT, key, 200);

		assertThat(call(HttpMethod.PUT, ROLES + "/" + JsonPath.read(text(made), "$.id"), admin, "{\"permissions\": [\"user:read\"]}"))
				.hasStatusOk();

		awaitStatus(AUDIT, auditor, 401);
		awaitStatus(AUDIT, key, 403);
		String renewed = token(somebody);
		assertThat(call(HttpMethod.GET, ACCOUNTS, renewed, "")).hasStatusOk();
		assertThat(call(HttpMethod.GET, AUDIT, renewed, "")).hasStatus(403);
		assertThat(call(HttpMethod.GET, "/api/v1/auth/sessions", renewed, "")).as("one's own account is everybody's").hasStatusOk();
	}

	@Test
	void nobodyMakesGivesOrChangesARoleThatMayMoreThanThemselves() {
		String admin = token(people.somebody("admin"));
		String strong = "strong" + UUID.randomUUID().toString().substring(0, 8);
		String id = JsonPath.read(text(call(HttpMethod.POST, ROLES, admin, role(strong, "audit:read", "user:write"))), "$.id");
		String weak = "weak" + UUID.randomUUID().toString().substring(0, 8);
		call(HttpMethod.POST, ROLES, admin, role(weak, "user:read", "user:write"));
		Account helper = people.somebody("read_only");
		give(admin, helper, weak);
		String helping = token(helper);

		assertThat(call(HttpMethod.POST, ROLES, helping, role("mine", "audit:read"))).hasStatus(403).bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/beyond-own-permissions");
		assertThat(call(HttpMethod.PUT, ROLES + "/" + id, helping, "{\"permissions\": [\"user:read\"]}")).hasStatus(403);
		assertThat(call(HttpMethod.DELETE, ROLES + "/" + id, helping, "")).hasStatus(403);
		assertThat(give(helping, helper, strong)).as("for themselves").hasStatus(403);
		assertThat(give(helping, helper, "admin")).hasStatus(403);
	}

	@Test
	void aRoleThatSomebodyHasStays() {
		String admin = token(people.somebody("admin"));
		String name = "held" + UUID.randomUUID().toString().substring(0, 8);
		String id = JsonPath.read(text(call(HttpMethod.POST, ROLES, admin, role(name, "scan:read"))), "$.id");
		Account somebody = people.somebody("user");
		give(admin, somebody, name);

		assertThat(call(HttpMethod.DELETE, ROLES + "/" + id, admin, "")).hasStatus(409);
		give(admin, somebody, "user");
		assertThat(call(HttpMethod.DELETE, ROLES + "/" + id, admin, "")).hasStatus(204);
		assertThat(give(admin, somebody, name)).hasStatus(400).bodyJson().extractingPath("$.detail").asString().contains(name);
	}

	@ParameterizedTest
	@ValueSource(strings = {"admin", "read_only", "A", "x", "with space", "ro/../admin", "<b>"})
	void takesNoNameThatIsTakenOrUnreadable(String name) {
		assertThat(call(HttpMethod.POST, ROLES, token(people.somebody("admin")), role(name, "scan:read")).getResponse().getStatus())
				.isIn(400, 409);
	}

	@Test
	void namesThePermissionThatDoesNotExist() {
		assertThat(call(HttpMethod.POST, ROLES, token(people.somebody("admin")), role("flyer", "kites:fly"))).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("kites:fly");
	}

	@Test
	void aRoleMeansNothingToAnotherOrganisation() {
		String name = "ours" + UUID.randomUUID().toString().substring(0, 8);
		String id = JsonPath.read(text(call(HttpMethod.POST, ROLES, token(people.somebody("admin")), role(name, "scan:read"))), "$.id");

		assertThat(mvc.get().uri(ROLES).with(Callers.stranger())).bodyJson().extractingPath("$.data[*].name").asArray()
				.containsExactly("admin", "analyst", "user", "read_only");
		assertThat(mvc.delete().uri(ROLES + "/" + id).with(Callers.stranger())).hasStatus(404);
		assertThat(mvc.post().uri("/api/v1/auth/invitations").with(Callers.with(OrganisationId.of(UUID.randomUUID().toString()), "admin"))
				.contentType(MediaType.APPLICATION_JSON).content("{\"email\": \"b@aurora-kites.example\", \"roles\": [\"" + name + "\"]}"))
				.hasStatus(400);
	}

	private MvcTestResult give(String token, Account account, String role) {
		return call(HttpMethod.PATCH, ACCOUNTS + "/" + account.id(), token, "{\"roles\": [\"" + role + "\"]}");
	}

	private static String role(String name, String... permissions) {
		return "{\"name\": \"" + name + "\", \"permissions\": [" + List.of(permissions).stream().map(id -> '"' + id + '"')
				.reduce((a, b) -> a + "," + b).orElse("") + "]}";
	}

	private String token(Account account) {
		return JsonPath.read(text(post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"password\", \"username\": \"" + account.username()
				+ "\", \"password\": \"" + PASSWORD + "\"}")), "$.access_token");
	}

	private void awaitStatus(String path, String token, int status) {
		Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(call(HttpMethod.GET, path, token, "")).hasStatus(status));
	}

	private MvcTestResult call(HttpMethod method, String path, String token, String body) {
		return mvc.method(method).uri(path).header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON).content(body)
				.exchange();
	}
}
