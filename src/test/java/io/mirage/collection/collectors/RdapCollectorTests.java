package io.mirage.collection.collectors;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class RdapCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new RdapCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource()
				.json("https://data.iana.org/rdap/dns.json", """
						{"version":"1.0","services":[[["net"],["https://rdap.net.example/"]],
						[["com","org"],["http://rdap.registry.example/v1","https://rdap.registry.example/v1"]]]}""")
				.json("https://data.iana.org/rdap/ipv4.json", """
						{"services":[[["192.0.0.0/8"],["https://wide.example/"]],[["192.0.2.0/24"],["https://rdap.rir.example/"]]]}""")
				.json("https://data.iana.org/rdap/asn.json", """
						{"services":[[["1-9","64496-64511"],["https://rdap.rir.example/"]]]}""")
				.json("https://rdap.registry.example/v1/domain/example.com", """
						{"objectClassName":"domain","ldhName":"example.com","status":["active","locked"],
						"events":[{"eventAction":"registration","eventDate":"2009-03-14T09:26:53Z"}],
						"nameservers":[{"ldhName":"NS1.EXAMPLE.COM."}],"redacted":[{"name":{"description":"Registrant Name"}}],
						"entities":[{"roles":["registrar"],"vcardArray":["vcard",[["fn",{},"text","Some Registrar"]]],
						"entities":[{"roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text","Abuse"],
							["tel",{},"uri","tel:+1-202-555-0170;ext=3"],["email",{},"text","abuse@registrar.example"]]]}]},
						{"roles":["registrant"],"vcardArray":["vcard",[["fn",{},"text","REDACTED FOR PRIVACY"]]]},
						{"roles":["technical"],"vcardArray":["vcard",[["fn",{},"text","Ilse Windermeer"],["kind",{},"text","individual"],
							["org",{},"text",["Kites Ltd","Sewing"]],["email",{},"text","Ilse@example.com"]]]}]}""")
				.json("https://rdap.rir.example/ip/192.0.2.9", """
						{"handle":"NET-1","name":"KITES","country":"NL","startAddress":"192.0.2.0","endAddress":"192.0.2.23",
						"entities":[{"roles":["registrant"],"vcardArray":["vcard",[["fn",{},"text","Kites Cooperative"],["kind",{},"text","org"]]]},
						{"roles":["abuse"],"vcardArray":["vcard",[["fn",{},"text","Abuse desk"],["kind",{},"text","group"],
						["email",{},"text","noc@example.com"]]]}]}""")
				.json("https://rdap.rir.example/autnum/64500", """
						{"handle":"AS64500","name":"KITES-AS","entities":[{"roles":["registrant"],
						"vcardArray":["vcard",[["fn",{},"text","Kites Cooperative"],["kind",{},"text","org"]]]}]}""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DomainRegistration example.com", "Organization Some Registrar", "Hostname ns1.example.com",
				"EmailAddress abuse@registrar.example", "PhoneNumber +12025550170", "Person Ilse Windermeer", "Organization Kites Ltd",
				"EmailAddress ilse@example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("example.com registered_by Some Registrar", "example.com name_served_by ns1.example.com",
				"Ilse Windermeer contact_of example.com", "ilse@example.com contact_of example.com",
				"abuse@registrar.example contact_of Some Registrar");
	}

	@Test
	void describesTheRegistrationAndTakesNoPlaceholderForAName() throws Exception {
		Answer answer = ask(recording());
		Fact registration = answer.facts().iterator().next();

		assertThat(registration.attributes()).containsEntry("created", "2009-03-14T09:26:53Z")
				.containsEntry("status", "active, locked").containsEntry("registrar", "Some Registrar");
		assertThat(registration.tags()).containsExactly("redacted");
		assertThat(CollectorContract.facts(answer)).noneMatch(fact -> fact.contains("REDACTED") || fact.endsWith(" Abuse"));
	}

	@Test
	void goesOnToTheRegistrarOfAThinRegistry() throws Exception {
		Answer answer = ask(thinRegistry().json("https://rdap.registrar.example/domain/example.com", """
				{"entities":[{"roles":["registrant"],"vcardArray":["vcard",[["fn",{},"text","Odd Fjeldmark"]]]}]}"""));

		assertThat(CollectorContract.facts(answer)).contains("Person Odd Fjeldmark", "Hostname ns1.example.com");
	}

	@Test
	void keepsWhatTheRegistrySaidWhenTheRegistrarIsSilent() throws Exception {
		Answer answer = ask(thinRegistry().failing("rdap.registrar.example", new Unreachable("timed out")));

		assertThat(CollectorContract.facts(answer)).contains("Hostname ns1.example.com");
		assertThat(answer.facts().iterator().next().attributes()).containsEntry("not_answered", "rdap.registrar.example: timed out");
	}

	private ScriptedSource thinRegistry() {
		return recording().json("https://rdap.registry.example/v1/domain/example.com", """
				{"nameservers":[{"ldhName":"ns1.example.com"}],"links":[{"rel":"self","href":"https://rdap.registry.example/"},
				{"rel":"related","type":"text/html","href":"https://www.registrar.example/"},
				{"rel":"related","type":"application/rdap+json","href":"https://rdap.registrar.example/domain/example.com"}]}""");
	}

	@Test
	void readsANetworkWithoutListOfBlocks() throws Exception {
		Answer answer = about(CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.9"));

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("NetworkRegistration NET-1", "Netblock 192.0.2.0/28",
				"Netblock 192.0.2.16/29", "Organization Kites Cooperative", "EmailAddress noc@example.com");
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.type())
				.contains("192.0.2.0/28 contains").doesNotContain("192.0.2.16/29 contains");
	}

	@Test
	void readsAnAutonomousSystem() throws Exception {
		Answer answer = about(CollectorContract.about(EntityType.ASN, "AS64500"));

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("Asn AS64500", "Organization Kites Cooperative");
	}

	@Test
	void aNameNoRegistryKnowsIsNoFailure() throws Exception {
		ScriptedSource source = recording().page("https://rdap.net.example/domain/example.net", 404, java.util.Map.of(), "{}");
		Answer answer = new Answer(new EntityParser());
		collector().collect(CollectorContract.about(EntityType.DOMAIN_NAME, "example.net"), source, answer);
		collector().collect(CollectorContract.about(EntityType.DOMAIN_NAME, "example.zz"), source, answer);

		assertThat(answer.facts()).isEmpty();
		assertThat(source.calls).hasSize(3);
	}

	private Answer about(Question question) throws Exception {
		Answer answer = new Answer(new EntityParser());
		collector().collect(question, recording(), answer);
		return answer;
	}
}
