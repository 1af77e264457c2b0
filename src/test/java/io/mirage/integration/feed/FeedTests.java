package io.mirage.integration.feed;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.Severity;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.secrets.WebhookSignature;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

/** A consumer hears of every change once and in one order, and again if it wants to. */
@ModuleTest
@Import(Heard.class)
@TestPropertySource(properties = {"mirage.integration.chunk-size=64B", "mirage.integration.interval=1d"})
class FeedTests {

	private static final String CONSUMERS = "/api/v1/change-consumers";

	@Autowired MockMvcTester mvc;
	@Autowired JsonMapper json;
	@Autowired JdbcClient jdbc;
	@Autowired Changes changes;
	@Autowired ChangeIntake intake;
	@Autowired PlatformTransactionManager transactions;

	private final Deliveries deliveries;
	private final Investigation scan = new Investigation();

	FeedTests(@Autowired ApplicationContext context) {
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void startEmpty() {
		jdbc.sql("truncate integration.change, integration.consumer").update();
	}

	private static EventHeader header() {
		return EventHeader.of("x", OrganisationId.DEFAULT, Clock.systemUTC());
	}

	private FindingsRaised findings(String... subjects) {
		List<Finding> findings = new ArrayList<>();
		for (String subject : subjects) {
			findings.add(new Finding(FindingId.of(scan.id().value(), "rule", subject), "rule", "Rule", Severity.HIGH, subject, "Because.",
					List.of(new Evidence(null, TARGET))));
		}
		return new FindingsRaised(header(), scan.id(), ProjectId.DEFAULT, findings);
	}

	@Test
	void aConsumerReadsOnFromWhereItSaysItIs() {
		String secret = json.readTree(text(post("{\"name\": \"siem\"}", Callers.admin()))).path("secret").asString();
		deliveries.deliver(findings("A", "B"));
		deliveries.deliver(new EntityMarked(header(), UUID.randomUUID(), ProjectId.DEFAULT, TARGET, MarkKind.TAG, "jewel", "ada", null));
		JsonNode first = read("?limit=2");
		assertThat(first.path("data")).extracting(change -> change.path("type").asString()).containsExactly("finding.raised", "finding.raised");
		assertThat(read("?limit=2")).as("nothing was confirmed").isEqualTo(first);

		confirm(first.path("cursor").asString());
		JsonNode second = read("");
		assertThat(second.path("data")).singleElement().satisfies(change -> {
			assertThat(change.path("type").asString()).isEqualTo("entity.marked");
			assertThat(change.at("/data/text").asString()).isEqualTo("jewel");
			assertThat(change.at("/data/entity/value").asString()).isEqualTo(TARGET.value());
		});
		confirm(second.path("cursor").asString());
		assertThat(read("").path("data").isEmpty()).isTrue();
		confirm("0.0");
		assertThat(read("").path("data")).as("all again").hasSize(3);
		assertThat(secret).startsWith("whsec_");
	}

	@Test
	void whatAConsumerIsGivenIsSignedForItAlone() {
		String secret = json.readTree(text(post("{\"name\": \"siem\"}", Callers.admin()))).path("secret").asString();
		deliveries.deliver(findings("A"));
		MvcTestResult answer = get("/siem/changes", Callers.readOnly());
		byte[] body = text(answer).getBytes(StandardCharsets.UTF_8);

		assertThat(WebhookSignature.verifies(secret, header(answer, WebhookSignature.ID), header(answer, WebhookSignature.TIMESTAMP),
				header(answer, WebhookSignature.SIGNATURE), body, Instant.now())).isTrue();
		assertThat(WebhookSignature.verifies("whsec_c29tZWJvZHkgZWxzZQ==", header(answer, WebhookSignature.ID), header(answer, WebhookSignature.TIMESTAMP),
				header(answer, WebhookSignature.SIGNATURE), body, Instant.now())).isFalse();
		assertThat(text(get("", Callers.readOnly()))).contains("siem").doesNotContain("whsec_");
		assertThat(jdbc.sql("select secret from integration.consumer").query(String.class).single()).doesNotContain(secret.substring(6));
	}

	@Test
	void whatComesAgainIsNoSecondChange() {
		post("{\"name\": \"siem\"}", Callers.admin());
		FindingsRaised raised = findings("A");
		FindingStateChanged changed = new FindingStateChanged(header(), raised.findings().getFirst().id(), scan.id(), ProjectId.DEFAULT,
				FindingState.RESOLVED, "ada");
		deliveries.deliver(changed, raised, changed, raised, scan.deleted());

		assertThat(read("").path("data")).extracting(change -> change.path("type").asString()).containsExactlyInAnyOrder("finding.raised",
				"finding.state_changed", "scan.deleted");
	}

	@Test
	void nothingIsPassedOverThatIsAddedBeforeButAppearsLater() {
		post("{\"name\": \"siem\"}", Callers.admin());
		TransactionTemplate outer = new TransactionTemplate(transactions);
		TransactionTemplate apart = new TransactionTemplate(transactions);
		apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		outer.executeWithoutResult(status -> {
			add("early");
			apart.executeWithoutResult(inner -> add("late"));
			apart.executeWithoutResult(inner -> assertThat(changes.after(new Cursor("0", 0), OrganisationId.DEFAULT, 10)).isEmpty());
		});

		assertThat(read("").path("data")).extracting(change -> change.path("type").asString()).containsExactly("early", "late");
	}

	@Test
	void oldChangesGo() {
		add("old");
		jdbc.sql("update integration.change set occurred_at = now() - interval '31 days'").update();
		intake.sweep();

		assertThat(jdbc.sql("select count(*) from integration.change").query(Long.class).single()).isZero();
	}

	@Test
	void strangersFollowNothingAndMistakesAreNamed() {
		post("{\"name\": \"siem\"}", Callers.admin());
		deliveries.deliver(findings("A"));

		assertThat(get("/siem/changes", Callers.stranger())).hasStatus(404);
		assertThat(text(get("", Callers.stranger()))).doesNotContain("siem");
		assertThat(send(HttpMethod.DELETE, "/siem", "{}", Callers.stranger())).hasStatus(404);
		assertThat(post("{\"name\": \"other\"}", Callers.readOnly())).hasStatus(403);
		assertThat(post("{\"name\": \"siem\"}", Callers.admin())).hasStatus(409);
		assertThat(post("{\"name\": \"Not this\"}", Callers.admin())).hasStatus(400);
		assertThat(send(HttpMethod.PUT, "/siem/offset", "{\"cursor\": \"yesterday\"}", Callers.admin())).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("'yesterday'");
		assertThat(send(HttpMethod.DELETE, "/siem", "{}", Callers.admin())).hasStatus(204);
		assertThat(get("/siem/changes", Callers.admin())).hasStatus(404);
	}

	private void add(String type) {
		changes.add(type, header(), ProjectId.DEFAULT, null, List.of(new Changes.Entry(UUID.randomUUID(), Map.of())));
	}

	/** Once no transaction of anybody on this server is older than the last change. */
	private JsonNode read(String query) {
		Awaitility.await().until(() -> jdbc.sql("select coalesce(max(tx::text::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint from integration.change")
				.query(Boolean.class).single());
		return json.readTree(text(get("/siem/changes" + query, Callers.readOnly())));
	}

	private void confirm(String cursor) {
		assertThat(send(HttpMethod.PUT, "/siem/offset", "{\"cursor\": \"" + cursor + "\"}", Callers.analyst())).hasStatus(204);
	}

	private MvcTestResult get(String path, RequestPostProcessor caller) {
		return mvc.get().uri(CONSUMERS + path).with(caller).exchange();
	}

	private MvcTestResult post(String body, RequestPostProcessor caller) {
		return send(HttpMethod.POST, "", body, caller);
	}

	private MvcTestResult send(HttpMethod method, String path, String body, RequestPostProcessor caller) {
		return mvc.method(method).uri(CONSUMERS + path).contentType(MediaType.APPLICATION_JSON).content(body).with(caller).exchange();
	}

	private static String header(MvcTestResult answer, String name) {
		return String.valueOf(answer.getResponse().getHeader(name));
	}

	private static String text(MvcTestResult answer) {
		try {
			return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
		} catch (UnsupportedEncodingException e) {
			throw new UncheckedIOException(e);
		}
	}
}
