package io.mirage.users;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.AccountRegistered;
import io.mirage.events.users.MembershipGranted;
import io.mirage.events.users.MembershipRevoked;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Teams, members of projects, preferences, and what remains of who leaves. */
@ModuleTest
@Import(Heard.class)
class PeopleApiTests {

	private static final String TEAMS = "/api/v1/teams";
	private static final String MEMBERS = "/api/v1/projects/" + ProjectId.DEFAULT + "/members";
	private static final String PREFERENCES = "/api/v1/users/me/preferences";

	@Autowired MockMvcTester mvc;
	@Autowired ApplicationContext context;
	@Autowired JdbcClient database;
	@Autowired Clock clock;
	@Autowired Heard heard;

	@BeforeEach
	void settle() {
		register(Callers.ACCOUNT);
		heard.forget();
	}

	@Test
	void givesATeamARoleInAProject() {
		AccountId ada = register(AccountId.create(clock.instant()));
		String team = make("Fleet " + ada);
		assertThat(call(HttpMethod.PUT, TEAMS + "/" + team + "/members/" + ada, "")).hasStatus(204);
		assertThat(call(HttpMethod.PUT, TEAMS + "/" + team + "/members/" + ada, "")).as("again").hasStatus(204);
		assertThat(call(HttpMethod.GET, TEAMS + "/" + team + "/members", "")).bodyJson().extractingPath("$.data[*].id").asArray()
				.containsExactly(ada.toString());
		heard.forget();

		assertThat(call(HttpMethod.POST, MEMBERS, "{\"team_id\": \"" + team + "\", \"role\": \"analyst\"}")).hasStatus(204);

		assertThat(heard.all(MembershipGranted.class)).singleElement().satisfies(granted -> {
			assertThat(granted.accountId()).isEqualTo(ada);
			assertThat(granted.role()).isEqualTo("analyst");
		});
		assertThat(call(HttpMethod.GET, MEMBERS, "")).bodyJson().extractingPath("$.data[?(@.id == '" + ada + "')].role").asArray()
				.containsExactly("analyst");
	}

	@Test
	void takesAMembershipBackAndSaysSo() {
		AccountId ada = register(AccountId.create(clock.instant()));
		assertThat(call(HttpMethod.PUT, MEMBERS + "/" + ada, "{\"role\": \"read_only\"}")).hasStatus(204);

		assertThat(call(HttpMethod.DELETE, MEMBERS + "/" + ada, "")).hasStatus(204);

		assertThat(heard.all(MembershipRevoked.class)).singleElement().satisfies(ended -> assertThat(ended.accountId()).isEqualTo(ada));
		assertThat(call(HttpMethod.DELETE, MEMBERS + "/" + ada, "")).hasStatus(404);
	}

	@Test
	void namesWhatItDoesNotKnow() {
		assertThat(call(HttpMethod.PUT, MEMBERS + "/" + AccountId.create(clock.instant()), "{\"role\": \"user\"}")).hasStatus(404);
		assertThat(call(HttpMethod.PUT, MEMBERS + "/" + Callers.ACCOUNT, "{\"role\": \"captain\"}")).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("captain");
		String name = "Twice " + AccountId.create(clock.instant());
		make(name);
		assertThat(call(HttpMethod.POST, TEAMS, "{\"name\": \"" + name.toUpperCase(Locale.ROOT) + "\"}")).hasStatus(409);
	}

	@Test
	void showsNoTeamOrMemberToAnotherOrganisation() {
		String team = make("Ours " + AccountId.create(clock.instant()));

		assertThat(mvc.get().uri(TEAMS).with(Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(call(HttpMethod.DELETE, TEAMS + "/" + team, "", Callers.stranger())).hasStatus(404);
		assertThat(call(HttpMethod.GET, MEMBERS, "", Callers.stranger())).hasStatus(404);
		assertThat(call(HttpMethod.POST, TEAMS, "{\"name\": \"x\"}", Callers.analyst())).hasStatus(403);
		assertThat(call(HttpMethod.DELETE, TEAMS + "/" + team, "")).hasStatus(204);
	}

	@Test
	void keepsPreferencesOfEachPerson() {
		assertThat(call(HttpMethod.GET, PREFERENCES, "", Callers.readOnly())).hasStatusOk().bodyJson().extractingPath("$.theme").isNotNull();

		assertThat(call(HttpMethod.PUT, PREFERENCES, preference("de-AT", "Europe/Vienna", "dark"), Callers.readOnly())).hasStatusOk();

		assertThat(call(HttpMethod.GET, PREFERENCES, "", Callers.readOnly())).bodyJson()
				.isStrictlyEqualTo(preference("de-AT", "Europe/Vienna", "dark"));
		assertThat(call(HttpMethod.GET, "/api/v1/users/me/export", "")).hasStatusOk().bodyJson().isLenientlyEqualTo(
				"{\"profile\": {\"id\": \"" + Callers.ACCOUNT + "\"}, \"preferences\": {\"time_zone\": \"Europe/Vienna\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = {"{}", "{\"language\": \"en\", \"time_zone\": \"Mars/Olympus\", \"theme\": \"dark\"}",
			"{\"language\": \"../en\", \"time_zone\": \"UTC\", \"theme\": \"dark\"}",
			"{\"language\": \"en\", \"time_zone\": \"UTC\", \"theme\": \"<b>\"}"})
	void refusesPreferencesThatMeanNothing(String wish) {
		assertThat(call(HttpMethod.PUT, PREFERENCES, wish)).hasStatus(400).bodyJson().extractingPath("$.errors").asArray().isNotEmpty();
	}

	@Test
	void keepsNothingOfWhoWasErasedWheneverThatIsHeard() {
		AccountId ada = register(AccountId.create(clock.instant()));
		AccountErased erased = new AccountErased(EventHeader.of(ada, OrganisationId.DEFAULT, clock), ada);
		new Deliveries(context).deliver(erased);
		register(ada);
		new Deliveries(context).deliver(erased);

		assertThat(database.sql("""
				select count(*) from users.profile p left join users.membership m using (account_id) where account_id = ?""")
				.param(ada.value()).query(Long.class).single()).isZero();
	}

	private static String preference(String language, String zone, String theme) {
		return "{\"language\": \"" + language + "\", \"time_zone\": \"" + zone + "\", \"theme\": \"" + theme + "\"}";
	}

	/** @return id of a new team */
	private String make(String name) {
		MvcTestResult made = call(HttpMethod.POST, TEAMS, "{\"name\": \"" + name + "\"}");
		assertThat(made).hasStatus(201);
		String location = Objects.requireNonNull(made.getResponse().getHeader("Location"));
		return location.substring(location.lastIndexOf('/') + 1);
	}

	private AccountId register(AccountId account) {
		new Deliveries(context).deliver(new AccountRegistered(EventHeader.of(account, OrganisationId.DEFAULT, clock), account, "p" + account,
				"p@aurora-kites.example", "Somebody", List.of("user")));
		return account;
	}

	private MvcTestResult call(HttpMethod method, String path, String body) {
		return call(method, path, body, Callers.admin());
	}

	private MvcTestResult call(HttpMethod method, String path, String body, RequestPostProcessor caller) {
		return mvc.method(method).uri(path).with(caller).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}
}
