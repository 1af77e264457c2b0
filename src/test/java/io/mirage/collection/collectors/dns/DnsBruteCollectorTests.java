package io.mirage.collection.collectors.dns;

import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class DnsBruteCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsBruteCollector(new Random(7));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().words("www", "six", "alias", "nobody").zone("""
				www.example.com. 300 IN A 192.0.2.1
				six.example.com. 300 IN AAAA 2001:db8::6
				alias.example.com. 300 IN CNAME gone.example.net.
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname www.example.com", "Hostname six.example.com", "Hostname alias.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void saysNothingOfNamesThatDoNotExist() throws Exception {
		assertThat(ask(recording()).facts()).hasSize(3);
	}

	@Test
	void leavesOutWhatTheWildcardAnswersAndMarksTheDomain() throws Exception {
		Answer answer = ask(new ScriptedSource().words("www", "mail", "shop").zone("""
				*.example.com. 300 IN A 192.0.2.60
				*.example.com. 300 IN A 192.0.2.61
				mail.example.com. 300 IN A 192.0.2.25
				shop.example.com. 300 IN A 192.0.2.61
				"""));

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("DomainName example.com", "Hostname mail.example.com");
		assertThat(answer.facts().iterator().next().tags()).containsExactly("wildcard");
		assertThat(answer.facts().iterator().next().attributes()).containsEntry("wildcard_answer", "192.0.2.60 192.0.2.61");
	}

	@Test
	void aWildcardThatIsAnAliasIsKnownByItsTarget() throws Exception {
		Answer answer = ask(new ScriptedSource().words("www", "real").zone("""
				*.example.com. 300 IN CNAME parking.example.net.
				parking.example.net. 300 IN A 192.0.2.60
				real.example.com. 300 IN A 192.0.2.60
				"""));

		assertThat(CollectorContract.facts(answer)).containsExactlyInAnyOrder("DomainName example.com", "Hostname real.example.com");
	}

	@Test
	void triesNamesNobodyHasFirst() throws Exception {
		ScriptedSource source = recording();
		ask(source);

		assertThat(source.calls.subList(0, 3)).doesNotHaveDuplicates()
				.allMatch(call -> call.matches("dns [a-z]{20}\\.example\\.com A"));
	}
}
