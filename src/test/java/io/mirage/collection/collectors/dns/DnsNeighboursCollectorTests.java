package io.mirage.collection.collectors.dns;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.Addresses;

import static org.assertj.core.api.Assertions.assertThat;

class DnsNeighboursCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsNeighboursCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.10");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				9.2.0.192.in-addr.arpa. 300 IN PTR one.example.com.
				10.2.0.192.in-addr.arpa. 300 IN PTR self.example.com.
				14.2.0.192.in-addr.arpa. 300 IN PTR four.example.com.
				15.2.0.192.in-addr.arpa. 300 IN PTR five.example.com.
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname one.example.com", "Hostname four.example.com", "IpAddress 192.0.2.9");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("one.example.com ptr_of 192.0.2.9");
	}

	@Test
	void asksFourOnEachSideAndLeavesTheAddressItselfOut() throws Exception {
		ScriptedSource source = recording();
		Answer answer = ask(source);
		assertThat(source.calls).hasSize(8).doesNotContain("dns 10.2.0.192.in-addr.arpa PTR");
		assertThat(answer.facts()).hasSize(4).allSatisfy(fact -> assertThat(fact.tags()).containsExactly("neighbour"));
	}

	@Test
	void theFirstAddressHasNeighboursOnOneSideOnly() throws Exception {
		assertThat(Neighbourhood.of(Addresses.parse("0.0.0.1").orElseThrow(), 3)).extracting(Addresses::text)
				.containsExactly("0.0.0.0", "0.0.0.2", "0.0.0.3", "0.0.0.4");
		assertThat(Neighbourhood.of(Addresses.parse("255.255.255.255").orElseThrow(), 1)).extracting(Addresses::text).containsExactly("255.255.255.254");
	}
}
