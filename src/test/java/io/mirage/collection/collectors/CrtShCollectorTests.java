package io.mirage.collection.collectors;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class CrtShCollectorTests implements CollectorContract {

	private static final String ADDRESS = "https://crt.sh/?q=%25.example.com&output=json";

	@Override
	public Collector collector() {
		return new CrtShCollector(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.DOMAIN_NAME, "example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().json(ADDRESS, """
				[{"issuer_ca_id":1,"name_value":"WWW.example.com\\nexample.com","not_after":"2027-01-01T00:00:00","id":12},
				{"name_value":"*.apps.example.com","not_after":"2020-01-01T00:00:00"},
				{"name_value":"old.example.com","not_after":"2020-01-01T00:00:00"},
				{"name_value":"old.example.com\\nwww.other.example","not_after":"2019-01-01T00:00:00"}]""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname www.example.com", "DomainName example.com", "Hostname apps.example.com", "Hostname old.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void namesNobodyElseAndNoPattern() throws Exception {
		assertThat(ask(recording()).facts()).hasSize(4);
	}

	@Test
	void marksPatternsAndWhatIsLongAgo() throws Exception {
		Answer answer = ask(recording());

		assertThat(answer.facts()).filteredOn(fact -> fact.tags().contains("wildcard")).extracting(fact -> fact.entity().value())
				.containsExactly("apps.example.com");
		assertThat(answer.facts()).filteredOn(fact -> fact.tags().contains("historic"))
				.extracting(fact -> fact.attributes().get("certified_until"))
				.containsExactly("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
	}

	@Test
	void anEmptyLogIsNoFailure() throws Exception {
		assertThat(ask(new ScriptedSource().json(ADDRESS, "[]")).facts()).isEmpty();
	}
}
