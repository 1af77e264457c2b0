package io.mirage.users;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.AccountRegistered;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.users.MembershipGranted;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class UsersModuleTests {

	@Autowired
	private MockMvcTester mvc;
	@Autowired
	private Clock clock;
	@Autowired
	private Memberships memberships;

	@Test
	void givesANewAccountItsPlace(Scenario scenario) {
		AccountId account = AccountId.create(clock.instant());

		scenario.publish(registered(account, "admin")).andWaitForEventOfType(MembershipGranted.class)
				.matchingMappedValue(MembershipGranted::accountId, account)
				.toArriveAndVerify(granted -> {
					assertThat(granted.projectId()).isEqualTo(ProjectId.DEFAULT);
					assertThat(granted.role()).isEqualTo("admin");
				});
		assertThat(mvc.get().uri("/api/v1/users?per_page=100").with(Callers.admin())).hasStatusOk().bodyJson()
				.extractingPath("$.data[*].id").asArray().contains(account.toString());
		assertThat(mvc.get().uri("/api/v1/projects").with(Callers.readOnly())).bodyJson()
				.extractingPath("$.data[*].id").asArray().contains(ProjectId.DEFAULT.toString());
	}

	@Test
	void settlesAnAccountOnceHoweverOftenItIsAnnounced(Scenario scenario) {
		AccountId account = AccountId.create(clock.instant());
		for (int i = 0; i < 2; i++) {
			scenario.publish(registered(account, "user")).andWaitForStateChange(() -> memberships.all().stream()
					.filter(membership -> membership.account().equals(account)).count(), count -> count == 1L)
					.andVerify(count -> assertThat(count).isEqualTo(1));
		}
	}

	@Test
	void repeatsProjectsForThoseWhoMissedThem(Scenario scenario) {
		settle(scenario);
		scenario.publish(new RepublishRequested(EventHeader.of("scans", OrganisationId.DEFAULT, clock), "ProjectCreated", "scans"))
				.andWaitForEventOfType(ProjectCreated.class)
				.matchingMappedValue(ProjectCreated::projectId, ProjectId.DEFAULT).toArrive();
	}

	@Test
	void makesAProjectOnceAndForTheOwnOrganisationOnly(Scenario scenario) {
		settle(scenario);

		assertThat(create("Autumn fleet")).hasStatus(201).containsHeader("Location");
		assertThat(create("autumn FLEET")).hasStatus(409).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/project-exists");
		assertThat(create("  ")).hasStatus(400).bodyJson().extractingPath("$.errors[0].field").isEqualTo("name");
		assertThat(mvc.get().uri("/api/v1/projects").with(Callers.stranger())).bodyJson()
				.extractingPath("$.data").asArray().isEmpty();
	}

	@Test
	void showsPeopleToAdministratorsOnly() {
		assertThat(mvc.get().uri("/api/v1/users").with(Callers.analyst())).hasStatus(403);
		assertThat(mvc.get().uri("/api/v1/users")).hasStatus(401);
		assertThat(mvc.get().uri("/api/v1/users?sort=password").with(Callers.admin())).hasStatus(400);
	}

	private MvcTestResult create(String name) {
		return mvc.post().uri("/api/v1/projects").with(Callers.analyst()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"name\": \"" + name + "\"}").exchange();
	}

	/** The caller of the tests has an account like anybody else. */
	private void settle(Scenario scenario) {
		scenario.publish(registered(Callers.ACCOUNT, "admin")).andWaitForStateChange(() -> memberships.all().stream()
				.anyMatch(membership -> membership.account().equals(Callers.ACCOUNT)), settled -> settled)
				.andVerify(settled -> assertThat(settled).isTrue());
	}

	private AccountRegistered registered(AccountId account, String role) {
		return new AccountRegistered(EventHeader.of(account, OrganisationId.DEFAULT, clock), account, "p" + account,
				"p@aurora-kites.example", "Somebody", List.of(role));
	}
}
