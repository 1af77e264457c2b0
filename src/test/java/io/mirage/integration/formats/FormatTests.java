package io.mirage.integration.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of other tools, held to what their specifications ask. */
class FormatTests {

	private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123456Z");
	private static final ScanId SCAN = ScanId.of("01900000-0000-7000-8000-0000000000cc");
	private static final String HOSTILE = "=cmd|'/c calc'!A1 \"<script>\n\u2028";
	private static final EntityRef WWW = EntityRef.of(EntityType.HOSTNAME, "www.aurora-kites.example");
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "198.51.100.3");
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "www.aurora-kites.example:443/tcp");
	private static final List<EntityRef> ENTITIES = List.of(WWW, ADDRESS, SERVICE, EntityRef.of(EntityType.DOMAIN_NAME, "www.aurora-kites.example"),
			EntityRef.of(EntityType.DOMAIN_NAME, "example.com"),
			EntityRef.of(EntityType.IP_ADDRESS, "2001:db8::7"), EntityRef.of(EntityType.NETBLOCK, "198.51.100.0/24"),
			EntityRef.of(EntityType.URL, "https://www.aurora-kites.example/a?b=c"), EntityRef.of(EntityType.EMAIL_ADDRESS, "ada@aurora-kites.example"),
			EntityRef.of(EntityType.ASN, "AS64496"), EntityRef.of(EntityType.TLS_CERTIFICATE, "cd".repeat(32)),
			EntityRef.of(EntityType.PERSON, "Ada Kite"), EntityRef.of(EntityType.ORGANIZATION, HOSTILE),
			EntityRef.of(EntityType.VULNERABILITY, "CVE-2026-12345"), EntityRef.of(EntityType.USERNAME, "adakite"),
			EntityRef.of(EntityType.TECHNOLOGY, "nginx"), EntityRef.of(EntityType.MAC_ADDRESS, "00:00:5e:00:53:01"));

	private final JsonMapper json = JsonMapper.builder().build();

	private static FactEntity fact(EntityRef entity) {
		return new FactEntity(entity, 80, List.of("dns-records"), List.of(), Map.of(), List.of(HOSTILE), AT, AT, 1);
	}

	private static FactRelationship edge(EntityRef source, RelationType type, EntityRef target) {
		return new FactRelationship(UUID.nameUUIDFromBytes((source + "" + target).getBytes(StandardCharsets.UTF_8)), type, source.id(), target.id(), 70,
				List.of("dns-records"), List.of());
	}

	private static Finding finding(Severity severity, EntityRef about) {
		return new Finding(FindingId.of(SCAN.value(), "expired", about.value()), "expired", "Expired " + HOSTILE, severity, HOSTILE, "Because.",
				List.of(new Evidence(null, about)));
	}

	private String write(Format format) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ExportWriter writer = format.writer(out, json);
		writer.scan(new FactScan(SCAN, ProjectId.DEFAULT, OrganisationId.DEFAULT, "Aurora", ScanState.COMPLETED, List.of(WWW), AT, AT, 1, List.of(), true),
				ENTITIES.size(), 2, 2);
		ENTITIES.forEach(entity -> writer.entity(fact(entity)));
		writer.relationship(edge(WWW, RelationType.RESOLVES_TO, ADDRESS));
		writer.relationship(edge(WWW, RelationType.EXPOSES, SERVICE));
		writer.finding(finding(Severity.HIGH, WWW));
		writer.finding(finding(Severity.LOW, SERVICE));
		assertThat(writer.end()).isPositive();
		return out.toString(StandardCharsets.UTF_8);
	}

	private static List<JsonNode> list(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).toList();
	}

	@Test
	void theSameFactsGiveTheSameBytes() {
		assertThat(Format.values()).allSatisfy(format -> assertThat(write(format)).isEqualTo(write(format)));
	}

	@Test
	void aBundleOfStixHasTheMembersAndIdentifiersThatTheSpecificationAsks() {
		JsonNode bundle = json.readTree(write(Format.STIX));
		List<JsonNode> objects = list(bundle.path("objects"));
		Set<String> observables = Set.of("domain-name", "ipv4-addr", "ipv6-addr", "url", "email-addr", "autonomous-system", "x509-certificate",
				"user-account", "software", "mac-addr");

		assertThat(bundle.path("type").asString()).isEqualTo("bundle");
		assertThat(objects).allSatisfy(object -> {
			assertThat(object.path("spec_version").asString()).isEqualTo("2.1");
			assertThat(object.path("id").asString()).matches(object.path("type").asString() + "--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
			if (!observables.contains(object.path("type").asString())) {
				assertThat(object.path("created").asString()).isEqualTo("2026-11-24T10:00:00.123Z").isEqualTo(object.path("modified").asString());
			}
		});
		assertThat(objects).extracting(object -> object.path("id").asString()).doesNotHaveDuplicates()
				.as("the example of the specification").contains("domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7");
		assertThat(objects).extracting(object -> object.path("type").asString()).containsAll(observables)
				.contains("vulnerability", "identity", "relationship", "note");
	}

	@Test
	void everyReferenceInABundleOfStixLeadsToAnObjectInIt() {
		List<JsonNode> objects = list(json.readTree(write(Format.STIX)).path("objects"));
		Set<String> ids = new HashSet<>();
		List<String> references = new ArrayList<>();
		objects.forEach(object -> {
			ids.add(object.path("id").asString());
			List.of("created_by_ref", "source_ref", "target_ref").stream().filter(object::has).forEach(name -> references.add(object.path(name).asString()));
			list(object.path("object_refs")).forEach(reference -> references.add(reference.asString()));
		});

		assertThat(references).hasSizeGreaterThan(6).allSatisfy(reference -> assertThat(ids).contains(reference));
		assertThat(objects).filteredOn(object -> object.path("type").asString().equals("relationship")).singleElement()
				.satisfies(relationship -> assertThat(relationship.path("relationship_type").asString()).isEqualTo("resolves-to"));
	}

	@Test
	void sarifHasAResultForEachFindingAndTheRuleItNames() {
		JsonNode log = json.readTree(write(Format.SARIF));
		JsonNode run = log.at("/runs/0");

		assertThat(log.path("version").asString()).isEqualTo("2.1.0");
		assertThat(run.at("/tool/driver/name").asString()).isEqualTo("Mirage");
		assertThat(list(run.at("/tool/driver/rules"))).singleElement().satisfies(rule -> {
			assertThat(rule.path("id").asString()).isEqualTo("expired");
			assertThat(rule.at("/properties/security-severity").asString()).isEqualTo("8.0");
		});
		assertThat(list(run.path("results"))).hasSize(2).first().satisfies(result -> {
			assertThat(result.path("level").asString()).isEqualTo("error");
			assertThat(result.at("/message/text").asString()).startsWith(HOSTILE);
			assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asString()).isEqualTo(WWW.value());
			assertThat(result.at("/partialFingerprints/mirageFinding~1v1").asString()).isNotEmpty();
		});
	}

	@Test
	void anEventOfMispHoldsEverythingAndAccusesNobody() {
		JsonNode event = json.readTree(write(Format.MISP)).path("Event");
		List<JsonNode> attributes = list(event.path("Attribute"));

		assertThat(event.path("info").asString()).isEqualTo("Mirage: Aurora");
		assertThat(event.path("date").asString()).isEqualTo("2026-11-24");
		assertThat(event.path("threat_level_id").asString()).isEqualTo("1");
		assertThat(attributes).hasSize(ENTITIES.size() + 2).allSatisfy(attribute -> assertThat(attribute.path("to_ids").asBoolean(true)).isFalse());
		assertThat(attributes).extracting(attribute -> attribute.path("uuid").asString()).doesNotHaveDuplicates();
		assertThat(attributes).extracting(attribute -> attribute.path("type").asString()).contains("domain", "hostname", "ip-dst", "url", "AS",
				"x509-fingerprint-sha256", "vulnerability", "comment", "text", "email", "mac-address");
	}

	@Test
	void aSpreadsheetIsNotMadeToCalculate() {
		List<String> rows = write(Format.CSV).lines().toList();

		assertThat(rows).hasSize(ENTITIES.size() + 1);
		assertThat(rows.getFirst()).isEqualTo("\"type\",\"value\",\"confidence\",\"collectors\",\"tags\",\"first_seen\",\"last_seen\"");
		assertThat(rows).filteredOn(row -> row.startsWith("\"Organization\"")).singleElement().asString().contains("\"'=cmd|'/c calc'!A1 \"\"<script>");
	}
}
