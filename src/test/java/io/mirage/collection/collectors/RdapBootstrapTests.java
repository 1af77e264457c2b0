package io.mirage.collection.collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class RdapBootstrapTests {

	private static final String FILE = """
			{"services":[[["uk","com"],["https://wide.example/"]],[["co.uk"],["https://narrow.example"]],
			[["192.0.0.0/8","2001::/16"],["https://wide.example/"]],[["192.0.2.0/24","2001:db8::/32"],["http://b.example/","https://narrow.example/"]],
			[["64496-64511","7"],["https://narrow.example/"]]]}""";

	@ParameterizedTest
	@CsvSource({"DomainName, example.com, https://wide.example/", "DomainName, example.co.uk, https://narrow.example/",
			"IpAddress, 192.0.2.1, https://narrow.example/", "IpAddress, 192.9.9.9, https://wide.example/",
			"IpAddress, 2001:db8::1, https://narrow.example/", "Netblock, 192.0.0.0/16, https://wide.example/",
			"Asn, AS64500, https://narrow.example/", "Asn, AS7, https://narrow.example/"})
	void theMostSpecificEntryWins(String type, String value, String server) {
		assertThat(bootstrap(FILE).serverFor(EntityRef.of(EntityType.of(type), value))).map(Object::toString).contains(server);
	}

	@ParameterizedTest
	@CsvSource({"DomainName, example.scom", "IpAddress, 198.51.100.1", "Asn, AS64512", "Netblock, 0.0.0.0/0"})
	void whatNoEntryCoversHasNoServer(String type, String value) {
		assertThat(bootstrap(FILE).serverFor(EntityRef.of(EntityType.of(type), value))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"file:///etc/passwd", "javascript:alert(1)", "https:///x", "ht tp://x.example", "//x.example"})
	void takesWebAddressesOnly(String server) {
		JsonNode file = WebAnswers.JSON.readValue("{\"services\":[[[\"com\"],[\"" + server + "\"]]]}");

		assertThat(new RdapBootstrap(file).serverFor(EntityRef.of(EntityType.DOMAIN_NAME, "example.com"))).isEmpty();
	}

	@Test
	void chooseTheFileByTheKindOfThing() {
		assertThat(RdapBootstrap.fileFor(EntityRef.of(EntityType.NETBLOCK, "2001:db8::/32"))).isEqualTo("ipv6.json");
		assertThat(RdapBootstrap.fileFor(EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.1"))).isEqualTo("ipv4.json");
	}

	private static RdapBootstrap bootstrap(String json) {
		return new RdapBootstrap(WebAnswers.JSON.readValue(json));
	}
}
