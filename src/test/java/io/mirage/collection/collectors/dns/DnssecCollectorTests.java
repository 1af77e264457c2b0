package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class DnssecCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnssecCollector(SignedZone.CLOCK);
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return SignedZone.sound();
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DomainName example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void aSoundZoneIsSigned() throws Exception {
		assertThat(attributes(SignedZone.sound())).containsEntry("dnssec", "signed").containsEntry("dnssec_algorithms", "RSASHA256");
	}

	@Test
	void aZoneWithoutKeysIsUnsigned() throws Exception {
		assertThat(attributes(new ScriptedSource().zone("example.com. 300 IN NS ns.example.net."))).containsOnly(Map.entry("dnssec", "unsigned"));
	}

	@Test
	void aKeyWithoutAParentIsAnIsland() throws Exception {
		assertThat(attributes(SignedZone.withoutParent())).containsEntry("dnssec", "island");
	}

	@Test
	void expiredSignaturesAreBroken() throws Exception {
		assertThat(attributes(SignedZone.expired())).containsEntry("dnssec", "broken").hasEntrySatisfying("dnssec_reason",
				reason -> assertThat(reason).startsWith("The signature of the zone's keys does not hold"));
	}

	@Test
	void aParentWithoutAKeyIsBroken() throws Exception {
		assertThat(attributes(SignedZone.withoutKey())).containsEntry("dnssec", "broken").containsEntry("dnssec_reason", "The parent has a digest of a key, the zone no key");
		assertThat(attributes(SignedZone.withAnotherParent())).containsEntry("dnssec", "broken");
	}

	private Map<String, String> attributes(ScriptedSource source) throws Exception {
		return ask(source).facts().iterator().next().attributes();
	}
}
