package io.mirage.correlation;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.FindingState;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.web.PageQuery;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;
import io.mirage.support.ModuleTest;

import static io.mirage.support.Investigation.TARGET;
import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
class CorrelationApiTests {

	private static final String API = "/api/v1";
	private static final EntityRef CERTIFICATE = EntityRef.of(EntityType.TLS_CERTIFICATE, "cd".repeat(32));
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "dev.aurora-kites.example:443/tcp");
	private static final EntityRef DEV = host("dev.aurora-kites.example");

	@Autowired MockMvcTester mvc;
	@Autowired ApplicationContext context;
	@Autowired Findings findings;

	private Investigation scan = new Investigation();

	@BeforeEach
	void aScanWithTwoFindings() {
		scan = new Investigation();
		scan.ask("dns-records", DEV).saw(address("192.0.2.7")).related(DEV, RelationType.RESOLVES_TO, address("192.0.2.7")).end();
		scan.ask("tls-certificate", DEV).saw(CERTIFICATE, Map.of("subject", "CN=dev", "self_signed", "true", "expired", "false"))
				.saw(SERVICE).related(DEV, RelationType.EXPOSES, SERVICE)
				.related(SERVICE, RelationType.PRESENTS_CERTIFICATE, CERTIFICATE).end();
		scan.ask("rdap", address("192.0.2.7")).outcome(Outcome.BLOCKED).end();
		Deliveries deliveries = new Deliveries(context);
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.started(TARGET), scan.finished());
	}

	@Test
	void measuresTheGraphOfAScan() {
		String path = "/api/v1/graph/analysis?limit=1&scan_id=";
		assertThat(mvc.get().uri(path + scan.id()).with(Callers.readOnly()).exchange()).hasStatusOk().bodyJson()
				.hasPathSatisfying("$.whole", whole -> assertThat(whole).isEqualTo(true))
				.hasPathSatisfying("$.nodes.length()", nodes -> assertThat(nodes).isEqualTo(1));
		assertThat(mvc.get().uri(path + scan.id()).with(Callers.stranger()).exchange()).hasStatus(404);
		assertThat(mvc.get().uri(path + scan.id() + "&sort=beauty").with(Callers.readOnly()).exchange()).hasStatus(400);
	}

	@Test
	void listsTheWorstFirst() {
		MvcTestResult list = get("/findings?scan_id=" + scan.id(), Callers.readOnly());

		assertThat(list).hasStatusOk().bodyJson().extractingPath("$.data[*].severity").asArray()
				.containsExactly("medium", "medium", "info");
		assertThat(list).bodyJson().extractingPath("$.meta.pagination.total").isEqualTo(3);
		assertThat(list).bodyJson().extractingPath("$.data[2]").asMap().containsEntry("rule_id", "source-refused")
				.containsEntry("state", "open").containsEntry("scan_id", scan.id().toString())
				.containsEntry("headline", "rdap gave no usable answer (blocked) about 192.0.2.7: not looked at there")
				.containsKeys("id", "rule_name", "why", "created_at", "updated_at");
		assertThat(list).bodyJson().extractingPath("$.data[2].evidence[0].entity.value").isEqualTo("192.0.2.7");
	}

	@Test
	void filtersAndPages() {
		assertTotal("&severity=info", 1);
		assertTotal("&rule_id=self-signed-certificate", 1);
		assertTotal("&state=resolved", 0);
		assertTotal("&q=SELF-SIGNED", 1);
		assertTotal("&q=_", 0);
		assertThat(get("/findings?sort=severity&per_page=1&scan_id=" + scan.id(), Callers.readOnly())).bodyJson()
				.extractingPath("$.data[*].severity").asArray().containsExactly("info");
	}

	@Test
	void namesWhatCannotBeUsed() {
		assertThat(get("/findings?severity=awful", Callers.readOnly())).hasStatus(400).bodyJson().extractingPath("$.detail").asString()
				.contains("awful");
		assertThat(get("/findings?sort=colour", Callers.readOnly())).hasStatus(400).bodyJson().extractingPath("$.detail").asString()
				.contains("colour");
		assertThat(get("/findings?scan_id=seven", Callers.readOnly())).hasStatus(400);
		assertThat(get("/findings/" + UUID.randomUUID(), Callers.readOnly())).hasStatus(404);
	}

	@Test
	void sumsUp() {
		assertThat(decide("resolved", Callers.analyst())).hasStatusOk();

		assertThat(get("/findings/summary?scan_id=" + scan.id(), Callers.readOnly())).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"total": 3, "open": 2, "by_severity": {"critical": 0, "high": 0, "medium": 2, "low": 0, "info": 1}}""");
	}

	@Test
	void analystsDecideAndReadersDoNot() {
		assertThat(decide("acknowledged", Callers.analyst())).hasStatusOk().bodyJson().extractingPath("$.state").isEqualTo("acknowledged");
		assertThat(decide("open", Callers.readOnly())).hasStatus(403);
		assertThat(decide("forgotten", Callers.admin())).hasStatus(400).bodyJson().extractingPath("$.detail").asString().contains("forgotten");
		assertThat(get("/findings?state=acknowledged&scan_id=" + scan.id(), Callers.readOnly())).bodyJson()
				.extractingPath("$.meta.pagination.total").isEqualTo(1);
	}

	@Test
	void anotherOrganisationSeesNothing() {
		String finding = "/findings/" + finding().id();

		assertThat(get("/findings?scan_id=" + scan.id(), Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
		assertThat(get(finding, Callers.stranger())).hasStatus(404);
		assertThat(get("/findings/summary?scan_id=" + scan.id(), Callers.stranger())).bodyJson().extractingPath("$.total").isEqualTo(0);
		assertThat(decide("resolved", Callers.stranger())).hasStatus(404);
		assertThat(get(path(DEV, CERTIFICATE), Callers.stranger())).hasStatus(404);
		assertThat(get("/graph/neighbours?scan_id=" + scan.id() + "&entity_id=" + DEV.id(), Callers.stranger())).hasStatus(404);
		assertThat(findings.findById(OrganisationId.DEFAULT, finding().id().value()).orElseThrow().state()).isEqualTo(FindingState.OPEN);
	}

	@Test
	void listsTheRules() {
		assertThat(get("/rules", Callers.readOnly())).hasStatusOk().bodyJson().extractingPath("$.data[*].id").asArray()
				.contains("expired-certificate", "dangling-alias").hasSizeGreaterThan(12);
		assertThat(get("/rules/expired-certificate", Callers.readOnly())).bodyJson().extractingPath("$").asMap()
				.containsEntry("severity", "medium").containsEntry("enabled", true).containsKeys("name", "description", "why");
		assertThat(get("/rules/no-such-rule", Callers.readOnly())).hasStatus(404);
	}

	@Test
	void findsHowTwoThingsAreConnected() {
		MvcTestResult path = get(path(address("192.0.2.7"), CERTIFICATE), Callers.readOnly());

		assertThat(path).hasStatusOk().bodyJson().extractingPath("$.nodes[*].value").asArray()
				.containsExactly("192.0.2.7", DEV.value(), SERVICE.value(), CERTIFICATE.value());
		assertThat(path).bodyJson().extractingPath("$.edges[*].type").asArray()
				.containsExactly("resolves_to", "exposes", "presents_certificate");
		assertThat(path).bodyJson().extractingPath("$.found").isEqualTo(true);
		assertThat(get(path(DEV, host("nowhere.aurora-kites.example")), Callers.readOnly())).hasStatus(404).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/entity-not-in-scan");
	}

	@Test
	void aPathMayHaveManyStations() {
		Investigation chain = new Investigation();
		for (int i = 0; i < 9; i++) {
			chain.ask("http-fetch", host("h" + i + ".example.com"))
					.related(host("h" + i + ".example.com"), RelationType.LINKS_TO, host("h" + (i + 1) + ".example.com")).end();
		}
		new Deliveries(context).deliver(chain.batches(4));

		assertThat(get("/graph/path?scan_id=" + chain.id() + "&from=" + host("h9.example.com").id() + "&to=" + host("h0.example.com").id(),
				Callers.readOnly())).hasStatusOk().bodyJson().extractingPath("$.nodes").asArray().hasSize(10);
	}

	@Test
	void showsNeighbours() {
		String uri = "/graph/neighbours?scan_id=" + scan.id() + "&entity_id=" + DEV.id();

		assertThat(get(uri, Callers.readOnly())).hasStatusOk().bodyJson().extractingPath("$.nodes[*].value").asArray()
				.containsExactlyInAnyOrder(DEV.value(), "192.0.2.7", SERVICE.value());
		assertThat(get(uri + "&depth=2", Callers.readOnly())).bodyJson().extractingPath("$.edges").asArray().hasSize(3);
		assertThat(get(uri + "&depth=9", Callers.readOnly())).hasStatus(400);
	}

	private StoredFinding finding() {
		return findings.find(new FindingFilter(OrganisationId.DEFAULT, scan.id().value(), Severity.MEDIUM.label(), null, null, null),
				PageQuery.first()).getFirst();
	}

	private void assertTotal(String filter, int total) {
		assertThat(get("/findings?scan_id=" + scan.id() + filter, Callers.readOnly())).hasStatusOk().bodyJson()
				.extractingPath("$.meta.pagination.total").as(filter).isEqualTo(total);
	}

	private String path(EntityRef from, EntityRef to) {
		return "/graph/path?scan_id=" + scan.id() + "&from=" + from.id() + "&to=" + to.id();
	}

	private MvcTestResult decide(String state, RequestPostProcessor caller) {
		return mvc.patch().uri(API + "/findings/" + finding().id()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"state\": \"" + state + "\"}").with(caller).exchange();
	}

	private MvcTestResult get(String uri, RequestPostProcessor caller) {
		return mvc.get().uri(API + uri).with(caller).exchange();
	}
}
