package io.mirage.collection.collectors.dns;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReverseDnsCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new ReverseDnsCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.IP_ADDRESS, "192.0.2.1");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				1.2.0.192.in-addr.arpa. 300 IN PTR Edge.example.com.
				3.2.0.192.in-addr.arpa. 300 IN PTR rack.example.com.
				1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 300 IN PTR six.example.com.
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname edge.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("edge.example.com ptr_of 192.0.2.1");
	}

	@Test
	void asksAboutEveryAddressOfABlock() throws Exception {
		ScriptedSource source = recording();
		Answer answer = about(CollectorContract.about(EntityType.NETBLOCK, "192.0.2.0/30"), source);

		assertThat(source.calls).hasSize(4);
		assertThat(answer.relations()).extracting(relation -> relation.source().value() + " " + relation.target().value())
				.containsExactlyInAnyOrder("edge.example.com 192.0.2.1", "rack.example.com 192.0.2.3");
	}

	@Test
	void readsIpv6() throws Exception {
		assertThat(CollectorContract.facts(about(CollectorContract.about(EntityType.IP_ADDRESS, "2001:db8::1"), recording())))
				.contains("Hostname six.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = {"192.0.0.0/16", "2001:db8::/32"})
	void refusesLargeBlocksAloud(String block) {
		assertThatExceptionOfType(NotPermitted.class)
				.isThrownBy(() -> about(CollectorContract.about(EntityType.NETBLOCK, block), recording()))
				.withMessageContaining(block);
	}

	private static Answer about(Question question, ScriptedSource source) throws Exception {
		Answer answer = new Answer(new EntityParser());
		new ReverseDnsCollector().collect(question, source, answer);
		return answer;
	}
}
