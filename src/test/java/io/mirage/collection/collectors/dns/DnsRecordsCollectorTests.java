package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class DnsRecordsCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsRecordsCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				example.com. 300 IN A 192.0.2.1
				example.com. 300 IN AAAA 2001:db8:0:0::1
				example.com. 300 IN MX 10 Mail.example.com.
				example.com. 300 IN MX 0 .
				example.com. 300 IN NS ns.example.net.
				example.com. 300 IN SOA ns.example.net. admin.example.com. 1 2 3 4 5
				example.com. 300 IN CAA 0 issue "ca.example.net"
				example.com. 300 IN TXT "v=spf1 ip4:192.0.2.1" " ~all"
				_dmarc.example.com. 60 IN TXT "v=DMARC1; p=Reject; rua=mailto:d@example.com"
				www.example.com. 60 IN CNAME edge.example.net.
				edge.example.net. 60 IN A 192.0.2.2
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DnsRecord example.com A 192.0.2.1", "DnsRecord example.com AAAA 2001:db8::1",
				"DnsRecord example.com MX 10 mail.example.com", "DnsRecord example.com NS ns.example.net",
				"DnsRecord example.com SOA ns.example.net admin.example.com 1 2 3 4 5",
				"DnsRecord example.com CAA 0 issue \"ca.example.net\"", "DnsRecord example.com TXT v=spf1 ip4:192.0.2.1 ~all",
				"EmailServerPolicy example.com SPF", "EmailServerPolicy example.com DMARC", "IpAddress 2001:db8::1");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("example.com resolves_to 192.0.2.1", "example.com mail_by mail.example.com",
				"example.com name_served_by ns.example.net");
	}

	@Test
	void saysWhatTheMailPoliciesDemand() throws Exception {
		assertThat(ask(recording()).facts()).filteredOn(fact -> fact.entity().type() == EntityType.EMAIL_SERVER_POLICY)
				.extracting(fact -> fact.attributes().get("policy")).containsExactly("~all", "reject");
	}

	@Test
	void saysWhoMayIssueCertificatesForADomain() throws Exception {
		assertThat(domain(recording())).containsEntry("caa", "ca.example.net");
		assertThat(domain(new ScriptedSource().zone("example.com. 300 IN A 192.0.2.1"))).containsEntry("caa", "none");
		assertThat(domain(recording().failing(" CAA", new Unreachable("SERVFAIL")))).doesNotContainKey("caa").containsEntry("not_answered", "CAA");
	}

	private Map<String, String> domain(ScriptedSource source) throws Exception {
		return ask(source).facts().stream().filter(fact -> fact.entity().type() == EntityType.DOMAIN_NAME).findFirst().orElseThrow().attributes();
	}

	@Test
	void anAliasLeadsToTheAddressesBehindIt() throws Exception {
		Answer answer = about("www.example.com", recording());

		assertThat(CollectorContract.facts(answer)).contains("DnsRecord www.example.com CNAME edge.example.net", "IpAddress 192.0.2.2")
				.doesNotContain("DnsRecord edge.example.net A 192.0.2.2");
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.type())
				.containsOnly("www.example.com alias_of", "www.example.com resolves_to");
	}

	@Test
	void notesWhatNoServerAnswered() throws Exception {
		Answer answer = about("www.example.com", recording().failing(" CAA", new Unreachable("SERVFAIL")));

		assertThat(CollectorContract.facts(answer)).contains("IpAddress 192.0.2.2");
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().value().equals("www.example.com")).singleElement()
				.satisfies(fact -> assertThat(fact.attributes()).containsEntry("not_answered", "CAA").containsEntry("resolves", "true"));
	}

	@Test
	void doesNotSayThatANameIsUnresolvedWhenIpv6IsNotKnown() throws Exception {
		Answer answer = about("mail.example.com", new ScriptedSource().zone("mail.example.com. 300 IN TXT \"x\"")
				.failing(" AAAA", new Unreachable("SERVFAIL")));

		assertThat(answer.facts()).allSatisfy(fact -> assertThat(fact.attributes()).doesNotContainKey("resolves"));
	}

	@Test
	void aNameThatDoesNotExistIsAskedAboutOnceAndMarked() throws Exception {
		ScriptedSource source = recording();
		Answer answer = about("gone.example.com", source);

		assertThat(source.calls).hasSize(1);
		assertThat(answer.facts()).singleElement().satisfies(fact -> {
			assertThat(fact.tags()).containsExactly("unresolved");
			assertThat(fact.attributes()).containsEntry("resolves", "false");
		});
	}

	private static Answer about(String host, ScriptedSource source) throws Exception {
		Answer answer = new Answer(new EntityParser());
		new DnsRecordsCollector().collect(new Question(EntityRef.of(EntityType.HOSTNAME, host), true), source, answer);
		return answer;
	}
}
