package io.mirage.range;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RegistriesTests {

	private static PracticeRange range;

	private static RangeClient client;

	private final JsonMapper json = JsonMapper.builder().build();

	@BeforeAll
	static void start() throws IOException {
		range = PracticeRange.start();
		client = new RangeClient(range.settings());
	}

	@AfterAll
	static void stop() throws IOException {
		client.close();
		range.close();
	}

	private JsonNode json(String url) throws Exception {
		return json.readTree(client.text(url));
	}

	@Test
	void theBootstrapFilesLeadToTheRegistries() throws Exception {
		for (var file : Map.of("dns", "https://rdap.nic.example/", "ipv4", "https://rdap.rir.example/",
				"ipv6", "https://rdap.rir.example/", "asn", "https://rdap.rir.example/").entrySet()) {
			JsonNode services = json("https://data.iana.org/rdap/" + file.getKey() + ".json").get("services");
			assertThat(services.get(0).get(1).get(0).asString()).as(file.getKey()).isEqualTo(file.getValue());
		}
	}

	@Test
	void theDomainRegistryNamesRegistrarContactAndServersButNotTheHolder() throws Exception {
		JsonNode domain = json("https://rdap.nic.example/domain/AURORA-KITES.example");
		assertThat(domain.get("objectClassName").asString()).isEqualTo("domain");
		assertThat(domain.get("nameservers")).hasSize(2);
		assertThat(fullName(domain, "registrar")).isEqualTo("Kite String Registrar Ltd");
		assertThat(fullName(domain, "technical")).isEqualTo("Ilse Windermeer");
		assertThat(fullName(domain, "registrant")).isEmpty();
	}

	private static String fullName(JsonNode object, String role) {
		return StreamSupport.stream(object.get("entities").spliterator(), false)
				.filter(entity -> entity.get("roles").toString().contains('"' + role + '"'))
				.flatMap(entity -> StreamSupport.stream(entity.get("vcardArray").get(1).spliterator(), false))
				.filter(property -> property.get(0).asString().equals("fn")).findFirst().orElseThrow().get(3).asString();
	}

	@Test
	void theAddressRegistryKnowsBlocksOfBothFamiliesAndTheSystem() throws Exception {
		assertThat(json("https://rdap.rir.example/ip/192.0.2.77").get("handle").asString()).isEqualTo("AURORA-NET-1");
		assertThat(json("https://rdap.rir.example/ip/198.51.100.0/24").get("endAddress").asString()).isEqualTo("198.51.100.255");
		assertThat(json("https://rdap.rir.example/ip/2001:db8:a::66").get("cidr0_cidrs").get(0).get("length").asInt()).isEqualTo(48);
		assertThat(json("https://rdap.rir.example/autnum/64500").get("name").asString()).isEqualTo("AURORA-KITES-AS");
		assertThat(json("https://rdap.nic.example/entity/AK-TECH").toString()).contains("tel:+12025550142");
	}

	@Test
	void whatTheRegistriesDoNotKnowIsNotFound() throws Exception {
		for (String url : List.of("https://rdap.nic.example/domain/other.example", "https://rdap.rir.example/ip/10.0.0.1",
				"https://rdap.rir.example/ip/nonsense", "https://rdap.rir.example/autnum/1", "https://rdap.rir.example/autnum/99999999999",
				"https://rdap.nic.example/entity/NOBODY", "https://data.iana.org/rdap/other.json")) {
			assertThat(client.get(url).statusCode()).as(url).isEqualTo(404);
		}
		assertThat(json("https://rdap.nic.example/domain/other.example").get("errorCode").asInt()).isEqualTo(404);
	}

	@Test
	void theCertificateLogAnswersLikeCrtSh() throws Exception {
		JsonNode below = json("https://crt.sh/?q=%25.aurora-kites.example&output=json");
		assertThat(below.toString()).contains("*.apps.aurora-kites.example", "build-7.aurora-kites.example\\nbeta-2018");
		assertThat(below.get(0).propertyNames()).contains("issuer_ca_id", "issuer_name", "common_name", "name_value", "id",
				"entry_timestamp", "not_before", "not_after", "serial_number");
		assertThat(below.get(0).get("serial_number")).isEqualTo(below.get(1).get("serial_number")).isNotNull();
	}

	@Test
	void theCertificateLogKnowsExactNamesAndLeavesExpiredOnesOut() throws Exception {
		JsonNode exact = json("https://crt.sh/?q=windlab.aurora-kites.example&output=json");
		assertThat(exact).hasSize(4);
		assertThat(json("https://crt.sh/?q=windlab.aurora-kites.example&output=json&exclude=expired")).hasSize(2);
		assertThat(json("https://crt.sh/?q=%25.nobody.example&output=json")).isEmpty();
		assertThat(client.get("https://crt.sh/?q=%25zz&output=json").statusCode()).isEqualTo(200);
	}

	@Test
	void whoisLeadsFromTheRootToTheRegistrar() throws IOException {
		assertThat(client.whois("whois.iana.org", "aurora-kites.example")).contains("refer:        whois.nic.example\r\n");
		assertThat(client.whois("whois.nic.example", "AURORA-KITES.EXAMPLE"))
				.contains("Registrar WHOIS Server: whois.kitestring-registrar.example\r\n", "Name Server: NS1.AURORA-KITES.EXAMPLE")
				.doesNotContain("Admin");
		assertThat(client.whois("whois.kitestring-registrar.example", "aurora-kites.example"))
				.contains("Admin Email: domains@aurora-kites.example", "Registrant Name: REDACTED FOR PRIVACY");
	}

	@Test
	void whoisKnowsAddressesAndTheSystemTheyComeFrom() throws IOException {
		assertThat(client.whois("whois.iana.org", "192.0.2.1")).contains("refer:        whois.rir.example");
		assertThat(client.whois("whois.rir.example", "192.0.2.1")).contains("inetnum:        192.0.2.0 - 192.0.2.255", "AS64500");
		assertThat(client.whois("whois.rir.example", "2001:db8:a::1")).contains("route6:         2001:db8:a::/48");
		assertThat(client.whois("whois.rir.example", "AS64500")).contains("peering@aurora-kites.example");
	}

	@Test
	void whoisKnowsNothingOfStrangersAndSurvivesThem() throws IOException {
		assertThat(client.whois("whois.iana.org", "example.com")).contains("0 objects");
		assertThat(client.whois("whois.nic.example", "other.example")).contains("No match");
		assertThat(client.whois("whois.rir.example", "10.0.0.1")).contains("no entries found");
		assertThat(client.whois("whois.rir.example", "as999999999999")).contains("no entries found");
		assertThat(client.whois("whois.nic.example", "\u0000\u001b[31m" + "x".repeat(400))).contains("No match");
	}
}
