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
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ZoneTransferCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new ZoneTransferCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				example.com. 300 IN NS ns1.example.com.
				example.com. 300 IN NS ns2.example.net.
				""").zoneAt("ns1.example.com", """
				example.com. 300 IN SOA ns1.example.com. admin.example.com. 1 2 3 4 5
				example.com. 300 IN MX 10 mail.example.com.
				vault.example.com. 300 IN A 192.0.2.9
				*.apps.example.com. 300 IN A 192.0.2.60
				www.other.example. 300 IN A 192.0.2.66
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DnsRecord vault.example.com A 192.0.2.9", "Hostname vault.example.com", "IpAddress 192.0.2.9", "DnsRecord *.apps.example.com A 192.0.2.60");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("example.com mail_by mail.example.com", "vault.example.com resolves_to 192.0.2.9");
	}

	@Test
	void saysWhichServersHandItOut() throws Exception {
		assertThat(ask(recording()).facts()).filteredOn(fact -> fact.entity().type() == EntityType.DOMAIN_NAME).first().satisfies(fact ->
				assertThat(fact.attributes()).containsEntry("zone_transfer", "open").containsEntry("zone_transfer_servers", "ns1.example.com"));
	}

	@Test
	void believesNothingAboutOtherZones() throws Exception {
		assertThat(CollectorContract.facts(ask(recording()))).noneMatch(fact -> fact.contains("other.example") || fact.contains("192.0.2.66"));
	}

	@Test
	void aRefusalIsTheRightAnswerAndSaidSo() throws Exception {
		Answer answer = ask(new ScriptedSource().zone("example.com. 300 IN NS ns2.example.net."));
		assertThat(answer.facts()).singleElement().satisfies(fact -> assertThat(fact.attributes()).containsOnly(Map.entry("zone_transfer", "refused")));
	}

	@Test
	void serversThatCannotBeReachedHaveNotRefused() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(recording().failing("transfer", new Unreachable("silence"))));
	}
}
