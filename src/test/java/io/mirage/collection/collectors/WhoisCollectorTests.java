package io.mirage.collection.collectors;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WhoisCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new WhoisCollector(new EntityParser());
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource()
				.registry("whois.iana.org", "% IANA WHOIS server", "", "refer:   whois.registry.example", "domain:  COM")
				.registry("whois.registry.example", "   Domain Name: EXAMPLE.COM", "   Registrar WHOIS Server: whois.registrar.example",
						"   Creation Date: 2009-03-14T09:26:53Z", "   Registrar: Some Registrar",
						"   Domain Status: ok https://icann.org/epp#ok", "   Name Server: NS1.EXAMPLE.COM", ">>> the end <<<")
				.registry("whois.registrar.example", "Domain Name: example.com", "Registrar: Some Registrar",
						"Registrar Abuse Contact Email: abuse@registrar.example", "Registrant Name: REDACTED FOR PRIVACY",
						"Registrant Organization: Kites Ltd", "Admin Name: Odd Fjeldmark", "Admin Phone: +1.2025550143",
						"Admin Email: domains@example.com", "Tech Email: Please query the RDDS service");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DomainRegistration example.com", "Organization Some Registrar", "Hostname ns1.example.com",
				"EmailAddress abuse@registrar.example", "Organization Kites Ltd", "Person Odd Fjeldmark", "PhoneNumber +12025550143",
				"EmailAddress domains@example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("example.com registered_by Some Registrar", "Odd Fjeldmark contact_of example.com",
				"example.com name_served_by ns1.example.com", "abuse@registrar.example contact_of Some Registrar");
	}

	@Test
	void describesTheRegistration() throws Exception {
		assertThat(ask(recording()).facts()).first().satisfies(fact -> {
			assertThat(fact.attributes()).containsEntry("status", "ok").containsEntry("created", "2009-03-14T09:26:53Z");
			assertThat(fact.tags()).containsExactly("redacted");
		});
	}

	@Test
	void keepsWhatTheRegistrySaidWhenTheRegistrarIsSilent() throws Exception {
		Answer answer = ask(recording().failing("whois whois.registrar", new Unreachable("timed out")));

		assertThat(answer.facts()).first().satisfies(fact -> assertThat(fact.attributes())
				.containsEntry("not_answered", "whois.registrar.example: timed out"));
		assertThat(CollectorContract.facts(answer)).contains("Hostname ns1.example.com").doesNotContain("Person Odd Fjeldmark");
	}

	@Test
	void aServerThatHadEnoughIsAskedLater() {
		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> ask(recording()
				.registry("whois.registry.example", "WHOIS LIMIT EXCEEDED - SEE WWW.EXAMPLE/WHOIS FOR DETAILS")));
	}

	@Test
	void nothingFoundIsNoFailure() throws Exception {
		assertThat(ask(recording().registry("whois.registry.example", "No match for \"EXAMPLE.COM\".")).facts()).isEmpty();
		assertThat(ask(recording().registry("whois.registry.example", "Domain: example.com", "Status: free")).facts()).isEmpty();
	}

	@Test
	void silenceIsNotNothingFound() {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> ask(recording().registry("whois.iana.org", "")));
	}

	@Test
	void followsNoReferralToItselfOrToWhatIsNoHost() throws Exception {
		ScriptedSource source = recording().registry("whois.registry.example", "Domain Name: EXAMPLE.COM",
				"Registrar WHOIS Server: whois.registry.example").registry("whois.iana.org", "refer: whois.registry.example");
		ask(source);
		ScriptedSource nonsense = recording().registry("whois.iana.org", "refer: file:///etc/passwd");
		ask(nonsense);

		assertThat(source.calls).hasSize(2);
		assertThat(nonsense.calls).hasSize(1);
	}

	@Test
	void followsAddressesToWhomTheyWerePassedOn() throws Exception {
		Question question = CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.9");
		ScriptedSource source = recording().registry("whois.registry.example", "NetRange: 192.0.0.0 - 192.0.255.255", "NetHandle: NET-192",
				"ReferralServer:  whois://whois.next.example").registry("whois.next.example", "inetnum: 192.0.2.0 - 192.0.2.255", "netname: KITES");
		Answer answer = new Answer(new EntityParser());
		collector().collect(question, source, answer);

		assertThat(source.calls).containsExactly("whois whois.iana.org 192.0.2.9", "whois whois.registry.example 192.0.2.9",
				"whois whois.next.example 192.0.2.9");
		assertThat(CollectorContract.facts(answer)).contains("NetworkRegistration NET-192", "NetworkRegistration KITES");
	}

	@Test
	void readsTheRipeLayout() throws Exception {
		Answer answer = about(CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.9"), "% Abuse contact for '192.0.2.0' is 'abuse@example.com'",
				"", "inetnum: 192.0.2.0 - 192.0.2.255", "netname: KITES", "country: NL", "org-name: Kites Cooperative", "",
				"person: Odd Fjeldmark", "phone: +31 20 555 0143", "", "route: 192.0.2.0/24", "origin: AS64500");

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("NetworkRegistration KITES", "Netblock 192.0.2.0/24",
				"Organization Kites Cooperative", "Person Odd Fjeldmark", "PhoneNumber +31205550143", "EmailAddress abuse@example.com",
				"Asn AS64500");
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.type() + " "
				+ relation.target().value()).contains("AS64500 announces 192.0.2.0/24", "192.0.2.0/24 contains 192.0.2.9");
	}

	@Test
	void readsTheArinLayout() throws Exception {
		Answer answer = about(CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.9"), "# start", "NetRange: 192.0.0.0 - 192.0.255.255",
				"CIDR: 192.0.0.0/16", "NetName: WIDE", "NetHandle: NET-192-0-0-0-1", "",
				"NetRange: 192.0.2.0 - 192.0.2.255", "CIDR: 192.0.2.0/25, 192.0.2.128/25", "NetName: KITES", "NetHandle: NET-192-0-2-0-1",
				"OriginAS: AS64500", "OrgName: Kites Inc.", "OrgAbuseEmail: abuse@example.com");

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("NetworkRegistration NET-192-0-2-0-1",
				"Netblock 192.0.2.0/25", "Netblock 192.0.2.128/25", "Organization Kites Inc.", "EmailAddress abuse@example.com", "Asn AS64500");
	}

	private Answer about(Question question, String... lines) throws Exception {
		Answer answer = new Answer(new EntityParser());
		collector().collect(question, recording().registry("whois.registry.example", lines), answer);
		return answer;
	}
}
