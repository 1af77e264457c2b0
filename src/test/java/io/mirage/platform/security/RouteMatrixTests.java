package io.mirage.platform.security;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.support.Callers;
import io.mirage.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks every route with every role of the own and of another organisation, in the application as a whole. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.class)
@TestPropertySource(properties = {"mirage.gateway.requests-per-minute=1000000",
		"mirage.gateway.requests-per-minute-and-caller=1000000", "mirage.gateway.sign-ins-per-minute=1000000"})
class RouteMatrixTests {

	private static final OrganisationId FOREIGN = OrganisationId.of("01900000-0000-7000-8000-0000000000bb");
	private static final AccountId STRANGER = AccountId.of("01900000-0000-7000-8000-0000000000cc");
	/** What all tenants share: an id there belongs to nobody. */
	private static final List<String> SHARED = List.of("/api/v1/collectors", "/api/v1/rules", "/api/v1/configuration",
			"/api/v1/services", "/api/v1/system", "/api/v1/platform", "/api/v1/auth/signing-keys");

	@Autowired MockMvcTester mvc;
	@Autowired ApplicationContext context;
	@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping;

	private enum Tenant {
		OWN(OrganisationId.DEFAULT), FOREIGN(RouteMatrixTests.FOREIGN);

		private final OrganisationId id;

		Tenant(OrganisationId id) {
			this.id = id;
		}
	}

	@Test
	void everyRouteHasARule() {
		assertThat(Route.all(mapping)).isNotEmpty()
				.allSatisfy(route -> assertThat(route.isOpen() ^ route.needs() != null).as(route.toString()).isTrue());
	}

	@Test
	void asksWhoIsNotSignedInToSignIn() {
		for (Route route : Route.all(mapping)) {
			MvcTestResult answer = ask(route, TenantSample.elsewhere(route), request -> request);
			assertThat(text(answer).contains("/problems/not-signed-in")).as(route.toString()).isNotEqualTo(route.isOpen());
		}
	}

	@ParameterizedTest
	@EnumSource
	void letsEveryRoleDoWhatItsPermissionsSay(Tenant tenant) {
		List<Route> routes = Route.all(mapping);
		for (Route route : routes) {
			for (Role role : Role.values()) {
				judge(route, role, tenant);
			}
		}
		System.out.printf("Matrix: %d routes x %d roles x %d organisations = %d combinations, %d open to all%n", routes.size(),
				Role.values().length, Tenant.values().length, routes.size() * Role.values().length * Tenant.values().length,
				routes.stream().filter(Route::isOpen).count());
	}

	private void judge(Route route, Role role, Tenant tenant) {
		Permission needed = route.needs();
		MvcTestResult answer = ask(route, TenantSample.elsewhere(route), caller(tenant.id, role));
		String name = route + " as " + role.id() + " of the " + tenant + " organisation";
		boolean may = needed == null || role.permissions().contains(needed)
				&& (tenant == Tenant.OWN || !needed.isInstallationWide());
		if (needed == null || may) {
			assertThat(text(answer)).as(name).doesNotContain("/problems/not-allowed", "/problems/not-signed-in");
		} else {
			assertThat(answer).as(name).hasStatus(403);
			assertThat(text(answer)).as(name).contains("/problems/not-allowed", needed.id());
		}
	}

	@Test
	void showsNoTenantWhatIsAnothers() {
		TenantSample sample = new TenantSample(context, mvc);
		List<Route> routes = Route.all(mapping).stream().filter(route -> !route.isOpen() && !isShared(route)).toList();
		Map<Boolean, List<Route>> byKind = routes.stream().collect(Collectors.partitioningBy(Route::isRead));
		for (Route route : byKind.getOrDefault(true, List.of())) {
			MvcTestResult own = ask(route, sample.uri(route), caller(OrganisationId.DEFAULT, Role.ADMIN));
			MvcTestResult foreign = ask(route, sample.uri(route), caller(FOREIGN, Role.ADMIN));
			assertThat(text(foreign)).as("%s for strangers", route).doesNotContain("aurora-kites");
			if (route.hasVariables()) {
				assertThat(own).as("%s: the sample has one", route).hasStatusOk();
				assertThat(foreign).as("%s for strangers", route).hasStatus(404);
			}
		}
		for (Route route : byKind.getOrDefault(false, List.of())) {
			if (route.hasVariables()) {
				MvcTestResult foreign = ask(route, sample.uri(route), caller(FOREIGN, Role.ADMIN));
				assertThat(foreign).as("%s for strangers", route).hasStatus(404);
			}
		}
		System.out.printf("Tenants: %d routes asked for another organisation's data, none gave any%n", routes.size());
	}

	/** With a token that has just ended, so that a live stream ends as well. */
	private static RequestPostProcessor caller(OrganisationId organisation, Role role) {
		Proof over = new Proof(Instant.now().minusSeconds(1), null, null, null, List.of("pwd"), Instant.now(), 0, false, null);
		return SecurityMockMvcRequestPostProcessors
				.authentication(new CallerToken(new Caller(organisation.equals(FOREIGN) ? STRANGER : Callers.ACCOUNT, "somebody",
						organisation, Set.of(role.id()), role.permissions()), over));
	}

	private static boolean isShared(Route route) {
		return SHARED.stream().anyMatch(route.path()::startsWith);
	}

	private MvcTestResult ask(Route route, String uri, RequestPostProcessor caller) {
		return mvc.method(route.method()).uri(uri).with(caller).contentType(MediaType.APPLICATION_JSON)
				.content(TenantSample.body(route)).exchange();
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString();
		} catch (UnsupportedEncodingException e) {
			throw new UncheckedIOException(e);
		}
	}
}
