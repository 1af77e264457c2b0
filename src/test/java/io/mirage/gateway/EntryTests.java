package io.mirage.gateway;

import java.net.URI;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.gateway.ApiCall;
import io.mirage.events.gateway.ApiCallsRecorded;
import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@RecordApplicationEvents
@TestPropertySource(properties = {"mirage.gateway.max-body=1KB", "mirage.gateway.sign-ins-per-minute=3",
		"mirage.gateway.denied-addresses=203.0.113.0/24", "mirage.gateway.audit-interval=1h", "mirage.gateway.allowed-origins=https://desk.aurora-kites.example",
		"mirage.gateway.limits[0].route=GET /api/v1/reports/{id}", "mirage.gateway.limits[0].per-minute=2",
		"mirage.gateway.limits[1].module=discovery", "mirage.gateway.limits[1].per-minute=2", "mirage.gateway.limits[1].per=all"})
class EntryTests {

	@Autowired MockMvcTester mvc;
	@Autowired AuditQueue audit;

	@Test
	void tellsEveryCallerWhatIsLeftOfTheAllowance() {
		assertThat(mvc.get().uri("/api/v1/health")).hasStatusOk().containsHeader("RateLimit-Limit").containsHeader("RateLimit-Remaining");
	}

	@ParameterizedTest
	@CsvSource({"session, 198.51.100.7", "session/passkey, 198.51.100.8", "tokens, 198.51.100.9", "password-resets, 198.51.100.11",
			"password-resets/completion, 198.51.100.12", "%73ession, 198.51.100.13", "session, 2001:db8:0:1::7"})
	void slowsDownWhoGuessesFromOneAddress(String way, String address) {
		for (int i = 0; i < 3; i++) {
			assertThat(signIn(way, address)).hasStatus(503);
		}
		assertThat(signIn(way, address)).hasStatus(429).containsHeader("Retry-After").bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/too-many-requests");
		assertThat(signIn(way, address.contains(":") ? "2001:db8:0:2::7" : address + "0")).hasStatus(503);
	}

	/** Whoever has one address of IPv6 has very many. */
	@Test
	void countsANetworkOfIpv6AsOneClient() {
		for (int i = 1; i <= 3; i++) {
			assertThat(signIn("session", "2001:db8:0:3::" + i)).hasStatus(503);
		}
		assertThat(signIn("session", "2001:db8:0:3:ffff:1:2:3")).hasStatus(429);
	}

	@Test
	void recordsACallHoweverItsPathIsSpelt(ApplicationEvents published) {
		assertThat(mvc.delete().uri(URI.create("/%61pi/v1/%73cans/8")).with(Callers.admin())).hasStatus(503);
		audit.flush();

		Awaitility.await().until(() -> calls(published).anyMatch(call -> call.path().equals("/%61pi/v1/%73cans/8")));
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		assertThat(mvc.post().uri("/api/v1/scans").contentType(MediaType.APPLICATION_JSON).content("x".repeat(2000)).with(Callers.admin()))
				.hasStatus(413).bodyJson().extractingPath("$.type").isEqualTo("/problems/body-too-large");
	}

	@Test
	void refusesDeniedAddresses() {
		MvcTestResult denied = mvc.get().uri("/api/v1/health").with(request -> {
			request.setRemoteAddr("203.0.113.9");
			return request;
		}).exchange();

		assertThat(denied).hasStatus(403).bodyJson().extractingPath("$.detail").asString().contains("203.0.113.9");
	}

	@Test
	void wantsATokenForEverythingThatIsNotPublic() {
		assertThat(mvc.get().uri("/api/v1/scans")).hasStatus(401).bodyJson().extractingPath("$.type").asString().startsWith("/problems/");
		assertThat(mvc.get().uri("/api/v1/health")).hasStatusOk();
	}

	@Test
	void sendsTheHeadersThatKeepABrowserSafe() {
		assertThat(mvc.get().uri("/api/v1/health")).hasStatusOk().headers()
				.hasHeaderSatisfying("Content-Security-Policy", values -> assertThat(values).singleElement().asString()
						.contains("script-src 'self'").contains("frame-ancestors 'none'"))
				.hasValue("X-Content-Type-Options", "nosniff");
	}

	@Test
	void recordsWhatMayHaveChangedSomethingAndNothingElse(ApplicationEvents published) {
		assertThat(mvc.get().uri("/api/v1/scans").with(Callers.admin())).hasStatus(503);
		assertThat(mvc.delete().uri("/api/v1/scans/7?secret=1").with(Callers.admin())).hasStatus(503);
		audit.flush();

		Awaitility.await().until(() -> calls(published).findAny().isPresent());
		assertThat(calls(published).filter(call -> call.path().equals("/api/v1/scans/7"))).singleElement().satisfies(call -> {
			assertThat(call.method()).isEqualTo("DELETE");
			assertThat(call.actor()).isEqualTo("test-admin");
			assertThat(call.status()).isEqualTo(503);
		});
		assertThat(calls(published)).noneMatch(call -> call.method().equals("GET"));
	}

	@Test
	void letsTheScriptsOfANamedPageInWithATokenAndWithNobodysCookies() {
		assertThat(mvc.options().uri("/api/v1/scans").header("Origin", "https://desk.aurora-kites.example")
				.header("Access-Control-Request-Method", "POST").header("Access-Control-Request-Headers", "authorization"))
				.hasStatusOk().hasHeader("Access-Control-Allow-Origin", "https://desk.aurora-kites.example")
				.doesNotContainHeader("Access-Control-Allow-Credentials");
		assertThat(mvc.get().uri("/api/v1/health").header("Origin", "https://desk.aurora-kites.example")).hasStatusOk()
				.hasHeader("Access-Control-Allow-Origin", "https://desk.aurora-kites.example");
	}

	@ParameterizedTest
	@ValueSource(strings = {"https://evil.example", "https://desk.aurora-kites.example.evil.example", "http://desk.aurora-kites.example", "null"})
	void saysNothingToTheScriptsOfOtherPages(String origin) {
		assertThat(mvc.options().uri("/api/v1/scans").header("Origin", origin).header("Access-Control-Request-Method", "POST"))
				.doesNotContainHeader("Access-Control-Allow-Origin");
		assertThat(mvc.get().uri("/api/v1/health").header("Origin", origin)).hasStatusOk().doesNotContainHeader("Access-Control-Allow-Origin");
	}

	@Test
	void limitsARouteForEachCallerAsTheOperatorSays() {
		assertThat(mvc.get().uri("/api/v1/reports/1").with(Callers.admin())).hasStatus(503).hasHeader("RateLimit-Limit", "2");
		assertThat(mvc.get().uri("/api/v1/reports/2").with(Callers.admin())).hasStatus(503);
		assertThat(mvc.get().uri("/api/v1/reports/3").with(Callers.admin())).hasStatus(429).containsHeader("Retry-After");
		assertThat(mvc.get().uri(URI.create("/api/v1/%72eports/3")).with(Callers.admin())).hasStatus(429);
		assertThat(mvc.get().uri("/api/v1/reports").with(Callers.admin())).as("another route").hasStatus(503);
	}

	@Test
	void limitsAModuleForEverybodyTogether() {
		assertThat(mvc.get().uri("/api/v1/services").with(Callers.admin())).hasStatus(503);
		assertThat(mvc.get().uri("/api/v1/services/1").with(Callers.stranger())).hasStatus(503);
		assertThat(mvc.get().uri("/api/v1/services").with(Callers.admin())).hasStatus(429);
	}

	/** Libraries that are there for something else teach it no other language. */
	@ParameterizedTest
	@ValueSource(strings = {"application/cbor", "application/yaml", "application/xml", "application/x-jackson-smile"})
	void speaksJsonAlone(String language) {
		assertThat(mvc.get().uri("/api/v1/platform/version").accept(language)).hasStatus(406);
	}

	private static Stream<ApiCall> calls(ApplicationEvents published) {
		return published.stream(ApiCallsRecorded.class).flatMap(event -> event.calls().stream());
	}

	private MvcTestResult signIn(String way, String address) {
		return mvc.post().uri(URI.create("/api/v1/auth/" + way)).contentType(MediaType.APPLICATION_JSON)
				.content("{\"username\": \"a\", \"password\": \"b\"}").with(request -> {
					request.setRemoteAddr(address);
					return request;
				}).exchange();
	}
}
