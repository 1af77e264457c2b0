package io.mirage.collection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.platform.evidence.EvidenceCheck;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Script.class)
class EvidenceApiTests {

	private final MockMvcTester mvc;
	private final Script script;
	private final JdbcClient jdbc;
	private final Deliveries deliveries;
	private final Orders orders = new Orders();

	@TempDir
	private Path folder = Path.of("");

	EvidenceApiTests(@Autowired ApplicationContext context, @Autowired MockMvcTester mvc, @Autowired Script script, @Autowired JdbcClient jdbc) {
		this.mvc = mvc;
		this.script = script;
		this.jdbc = jdbc;
		this.deliveries = new Deliveries(context);
	}

	@BeforeEach
	void askTwoHosts() {
		script.reset();
		deliveries.deliver(orders.plan("zebra", "www.aurora-kites.example", "mail.aurora-kites.example"));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> jdbc.sql("select count(*) from collection.task where scan_id = ? and "
				+ "state not in ('pending', 'running')").param(orders.id().value()).query(Long.class).single() == 2);
	}

	@Test
	void aPackIsCheckedWithoutUs() throws IOException {
		EvidenceCheck.Outcome outcome = EvidenceCheck.of(download());

		assertThat(outcome.complaints()).isEmpty();
		assertThat(outcome.scanId()).isEqualTo(orders.id().toString());
		assertThat(outcome.entries()).isEqualTo(2);
		assertThat(outcome.answers()).isEqualTo(2);
		assertThat(outcome.fingerprint()).isEqualTo(fingerprint());
	}

	@Test
	void everyPackIsSignedWithTheSameKeyWhichIsKeptSealed() {
		String first = fingerprint();

		assertThat(fingerprint()).isEqualTo(first).matches("[0-9a-f]{64}");
		assertThat(jdbc.sql("select sealed from collection.evidence_key").query(String.class).single()).matches("[\\w-]{8}\\.[\\w-]+");
	}

	@Test
	void nobodyGetsWhatAnotherOrganisationAsked() {
		assertThat(exchange(path(), Callers.stranger())).hasStatus(404).bodyJson().extractingPath("$.type").isEqualTo("/problems/unknown-scan");
		assertThat(mvc.get().uri(path())).hasStatus(401);
		deliveries.deliver(orders.deleted());
		assertThat(exchange(path(), Callers.readOnly())).hasStatus(404);
	}

	private Path download() throws IOException {
		MvcTestResult pack = exchange(path(), Callers.readOnly());
		assertThat(pack).hasStatusOk().hasContentType("application/zip").hasHeader("Content-Disposition",
				"attachment; filename=\"evidence-" + orders.id() + ".zip\"");
		return Files.write(folder.resolve("pack.zip"), pack.getResponse().getContentAsByteArray());
	}

	private String path() {
		return "/api/v1/collection/evidence?scan_id=" + orders.id();
	}

	private String fingerprint() {
		MvcTestResult key = exchange("/api/v1/collection/evidence-key", Callers.readOnly());
		assertThat(key).hasStatusOk();
		return JsonPath.read(new String(key.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), "$.fingerprint");
	}

	private MvcTestResult exchange(String path, RequestPostProcessor caller) {
		return mvc.get().uri(path).with(caller).exchange();
	}
}
