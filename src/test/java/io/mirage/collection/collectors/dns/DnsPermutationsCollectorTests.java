package io.mirage.collection.collectors.dns;

import java.util.Random;
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

class DnsPermutationsCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsPermutationsCollector(new Random(7));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "api-dev.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				api-test.example.com. 300 IN A 192.0.2.1
				api-dev2.example.com. 300 IN AAAA 2001:db8::2
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname api-test.example.com", "Hostname api-dev2.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void whatTheWildcardAnswersIsNoFindAndTheZoneIsMarked() throws Exception {
		Answer answer = ask(new ScriptedSource().zone("""
				*.example.com. 300 IN A 192.0.2.60
				api-test.example.com. 300 IN A 192.0.2.7
				"""));
		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("DomainName example.com", "Hostname api-test.example.com");
		assertThat(answer.facts().iterator().next().tags()).containsExactly("wildcard");
	}

	@Test
	void saysWhenNobodyAnswers() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(recording().failing("dns ", new Unreachable("silence"))));
	}
}
