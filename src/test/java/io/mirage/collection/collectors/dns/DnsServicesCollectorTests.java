package io.mirage.collection.collectors.dns;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class DnsServicesCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsServicesCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				_sip._tls.example.com. 300 IN SRV 100 1 443 Sipdir.online.example.
				_xmpp-server._tcp.example.com. 300 IN SRV 5 0 5269 chat.example.com.
				_stun._udp.example.com. 300 IN SRV 5 0 3478 chat.example.com.
				_imap._tcp.example.com. 300 IN SRV 0 0 0 .
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("DnsRecord _sip._tls.example.com SRV 100 1 443 sipdir.online.example", "Service sipdir.online.example:443/tcp", "Service chat.example.com:5269/tcp", "Service chat.example.com:3478/udp");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("chat.example.com exposes chat.example.com:5269/tcp");
	}

	@Test
	void aServiceThatIsExpresslyNotOfferedIsNoFind() throws Exception {
		assertThat(CollectorContract.facts(ask(recording()))).noneMatch(fact -> fact.contains("_imap"));
	}

	@Test
	void whatIsAnnouncedIsMarkedSo() throws Exception {
		assertThat(ask(recording()).facts()).filteredOn(fact -> fact.entity().type() == EntityType.SERVICE)
				.allSatisfy(fact -> assertThat(fact.tags()).containsExactly("announced"))
				.extracting(fact -> fact.attributes().get("protocol")).containsExactlyInAnyOrder("SIP over TLS", "XMPP between servers", "STUN");
	}
}
