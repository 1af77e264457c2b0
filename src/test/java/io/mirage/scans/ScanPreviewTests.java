package io.mirage.scans;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.Callers;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What a scan would do, told without doing it. */
@ModuleTest
@Import(Desk.class)
class ScanPreviewTests {

	@Autowired MockMvcTester mvc;
	@Autowired Desk desk;
	@Autowired JdbcClient jdbc;

	@BeforeEach
	void openCatalogue() {
		desk.openCatalogue();
	}

	@Test
	void tellsWhoWouldBeAskedHowOftenAndWhoLearns() {
		MvcTestResult preview = preview("{\"targets\": [\"aurora-kites.example\", \"north-loft.example\"], \"hop_limit\": 2}");

		assertThat(preview).hasStatusOk();
		assertThat(preview).bodyJson().extractingPath("$.questions").isEqualTo(4);
		assertThat(preview).bodyJson().extractingPath("$.by_intrusiveness.passive").isEqualTo(2);
		assertThat(preview).bodyJson().extractingPath("$.by_intrusiveness.dns").isEqualTo(2);
		assertThat(preview).bodyJson().extractingPath("$.third_parties").asArray().containsExactly("source.example");
		assertStep(preview, "cert-log", "questions", 2);
		assertStep(preview, "cert-log", "first_hop", 0);
		assertStep(preview, "cert-log", "who_learns", "source.example");
		assertStep(preview, "dns-records", "who_learns", "the name servers that are asked, and those of the target");
		assertStep(preview, "web-page", "first_hop", 1);
		assertStep(preview, "web-page", "who_learns", "the target itself");
	}

	@Test
	void saysOfEveryOtherCollectorWhyNot() {
		MvcTestResult preview = preview("{\"targets\": [\"aurora-kites.example\"], \"profile\": \"passive\"}");

		assertStep(preview, "dns-records", "reason", "The profile passive is passive, the collector is dns.");
		assertStep(preview, "retired", "reason", "The collector is disabled.");
		assertStep(preview, "people", "reason", "Nothing that it can be asked about can be found within the hop limit.");
		assertThat(preview).bodyJson().doesNotHavePath("$.by_intrusiveness.active");
	}

	@Test
	void storesAndSaysNothing() {
		long before = scans();
		preview("{\"targets\": [\"aurora-kites.example\"]}");

		assertThat(scans()).isEqualTo(before);
	}

	@Test
	void refusesWhatAScanWouldBeRefused() {
		assertThat(preview("{\"targets\": [\"AS64500\"]}")).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/no-collector-for-target");
		assertThat(preview("{\"targets\": [\"aurora-kites.example\"], \"deny\": [\"(\"]}")).hasStatus(400).bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/invalid-deny-rule");
	}

	private long scans() {
		return jdbc.sql("select count(*) from scans.scan").query(Long.class).single();
	}

	private MvcTestResult preview(String body) {
		return mvc.post().uri("/api/v1/scans/preview").contentType(MediaType.APPLICATION_JSON).content(body).with(Callers.readOnly()).exchange();
	}

	private static void assertStep(MvcTestResult preview, String collector, String field, Object value) {
		assertThat(preview).bodyJson().extractingPath("$.collectors[?(@.collector == '" + collector + "')]." + field).asArray()
				.containsExactly(value);
	}
}
