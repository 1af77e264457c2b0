package io.mirage.platform.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.events.OrganisationId;
import io.mirage.platform.web.ProblemException;
import io.mirage.support.Callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.setup.MockMvcBuilders.standaloneSetup;

class RouteRulesTests {

	private final MockMvcTester mvc =
			MockMvcTester.create(standaloneSetup(new Planted()).addInterceptors(new RouteRules(Clock.systemUTC())).build());

	@RestController
	static class Planted {

		@GetMapping("/forgotten")
		String forgotten() {
			return "reached";
		}

		@GetMapping("/settings")
		@Needs(Permission.CONFIG_WRITE)
		String settings() {
			return "reached";
		}

		@GetMapping("/dangerous")
		@Needs(Permission.ACCOUNT_READ)
		@Confirmed
		String dangerous() {
			return "reached";
		}

		@GetMapping("/open")
		@OpenToAll
		String open() {
			return "reached";
		}
	}

	@AfterEach
	void signOut() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void aRouteWithoutARuleAnswersNobody() {
		signIn(OrganisationId.DEFAULT, "admin");

		assertThat(refusal("/forgotten")).contains("no rule");
	}

	@Test
	void namesThePermissionThatIsMissing() {
		signIn(OrganisationId.DEFAULT, "analyst");

		assertThat(refusal("/settings")).isEqualTo("This needs the permission config:write, which you do not have.");
	}

	@Test
	void keepsWhatAllTenantsShareFromTheAdministratorsOfOneTenant() {
		signIn(OrganisationId.of("01900000-0000-7000-8000-0000000000bb"), "admin");

		assertThat(refusal("/settings")).contains("config:write").contains("outside the organisation that runs");
	}

	@Test
	void letsAnybodyIntoWhatIsOpen() {
		assertThat(mvc.get().uri("/open")).hasStatusOk();
		assertThat(refusal("/settings")).contains("valid access token");
	}

	@Test
	void asksAgainWhoSignedInLongAgoBeforeSomethingDangerous() {
		confirmedAt(Instant.now().minusSeconds(3600));
		assertThat(refusal("/dangerous")).contains("/api/v1/auth/session/confirmation");

		confirmedAt(Instant.now().minusSeconds(60));
		assertThat(mvc.get().uri("/dangerous")).hasStatusOk();
	}

	private static void confirmedAt(Instant at) {
		Proof proof = new Proof(Instant.MAX, null, null, null, List.of("pwd"), at, 0, false, null);
		SecurityContextHolder.getContext()
				.setAuthentication(new CallerToken(Callers.caller(OrganisationId.DEFAULT, "user"), proof));
	}

	private static void signIn(OrganisationId organisation, String role) {
		SecurityContextHolder.getContext().setAuthentication(Callers.token(organisation, role));
	}

	private String refusal(String path) {
		Throwable failure = mvc.get().uri(path).exchange().getUnresolvedException();
		assertThat(failure).hasCauseInstanceOf(ProblemException.class);
		return String.valueOf(NestedExceptionUtils.getRootCause(failure)).replaceFirst("^[^:]+: ", "");
	}
}
