package io.mirage.registry;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.registry.ProjectCollectorsChanged;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(Heard.class)
class CollectorApiTests {

	private static final String COLLECTORS = "/api/v1/collectors";

	@Autowired MockMvcTester mvc;
	@Autowired Collectors collectors;
	@Autowired JdbcClient jdbc;
	@Autowired ApplicationContext context;
	@Autowired Heard heard;

	@BeforeEach
	void startWithOneCollector() {
		for (String table : List.of("collector_version", "collector", "collector_run", "collector_outcome")) {
			jdbc.sql("delete from registry." + table).update();
		}
		collectors.store(List.of(RegisteredCollector.declared(new CollectorDescriptor("dns-records", "DNS records", "Asks name servers.",
				"1.0.0", Intrusiveness.DNS, Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), Set.of(EntityType.IP_ADDRESS), false,
				URI.create("https://source.example"), Duration.ofMillis(250)), Instant.parse("2026-11-24T12:00:00Z"))));
	}

	@Test
	void listsTheCatalogueWithItsFigures() {
		jdbc.sql("insert into registry.collector_run values ('dns-records', 4, 12, 100)").update();
		jdbc.sql("insert into registry.collector_outcome values ('dns-records', 'answered', 3), ('dns-records', 'not_permitted', 1)").update();
		MvcTestResult list = mvc.get().uri(COLLECTORS).with(Callers.readOnly()).exchange();

		assertThat(list).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"data": [{"id": "dns-records", "name": "DNS records", "description": "Asks name servers.", "version": "1.0.0",
				"state": "active", "intrusiveness": "dns", "consumes": ["DomainName", "Hostname"], "produces": ["IpAddress"],
				"needs_key": false, "source_url": "https://source.example", "min_interval_ms": 250, "runs": 4, "entities": 12,
				"outcomes": {"answered": 3, "not_permitted": 1}, "average_ms": 25}]}""");
	}

	@Test
	void aCollectorThatNeverRanHasNoAverage() {
		assertThat(mvc.get().uri(COLLECTORS + "/dns-records").with(Callers.readOnly())).hasStatusOk().bodyJson()
				.extractingPath("$.average_ms").isNull();
		assertThat(mvc.get().uri(COLLECTORS + "/nobody").with(Callers.readOnly())).hasStatus(404);
	}

	@Test
	void listsTheVersions() {
		assertThat(mvc.get().uri(COLLECTORS + "/dns-records/versions").with(Callers.readOnly())).bodyJson()
				.extractingPath("$.data[0].version").isEqualTo("1.0.0");
	}

	@Test
	void analystsMayDisableACollector() {
		assertThat(patch("dns-records", "disabled", Callers.analyst())).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("disabled");
		assertThat(patch("dns-records", "active", Callers.admin())).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("active");
		assertThat(patch("dns-records", "disabled", Callers.readOnly())).hasStatus(403);
	}

	@Test
	void refusesWhatIsNoDecision() {
		assertThat(patch("dns-records", "testing", Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/invalid-collector-state");
		assertThat(patch("nobody", "active", Callers.admin())).hasStatus(404).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/unknown-collector");
	}

	@Test
	void aProjectMayDoWithoutACollector() {
		ProjectId project = new ProjectId(UUID.fromString("01900000-0000-7000-8000-0000000000dd"));
		new Deliveries(context).deliver(new ProjectCreated(EventHeader.of("p", OrganisationId.DEFAULT, Clock.systemUTC()), project, "Kites"));

		assertThat(choose(project, "dns-records", false, Callers.analyst())).hasStatusOk();
		assertThat(choose(project, "dns-records", false, Callers.analyst())).hasStatusOk();
		assertThat(mvc.get().uri(COLLECTORS + "/projects/" + project).with(Callers.readOnly())).hasStatusOk().bodyJson()
				.isStrictlyEqualTo("{\"data\": [{\"collector\": \"dns-records\", \"enabled\": false}]}");
		assertThat(heard.all(ProjectCollectorsChanged.class)).as("the same choice again is no change").singleElement()
				.satisfies(event -> assertThat(event.disabled()).containsExactly("dns-records"));

		assertThat(choose(project, "dns-records", true, Callers.admin())).hasStatusOk();
		assertThat(heard.all(ProjectCollectorsChanged.class).getLast().disabled()).isEmpty();
		assertThat(choose(project, "nobody", true, Callers.admin())).hasStatus(404);
		assertThat(choose(project, "dns-records", true, Callers.readOnly())).hasStatus(403);
		assertThat(choose(project, "dns-records", true, Callers.stranger())).as("another organisation's project").hasStatus(404);
	}

	private MvcTestResult choose(ProjectId project, String collector, boolean enabled, RequestPostProcessor caller) {
		return mvc.put().uri(COLLECTORS + "/projects/" + project + "/" + collector).contentType(MediaType.APPLICATION_JSON)
				.content("{\"enabled\": " + enabled + "}").with(caller).exchange();
	}

	private MvcTestResult patch(String id, String state, RequestPostProcessor caller) {
		return mvc.patch().uri(COLLECTORS + "/" + id).contentType(MediaType.APPLICATION_JSON).content("{\"state\": \"" + state + "\"}")
				.with(caller).exchange();
	}
}
