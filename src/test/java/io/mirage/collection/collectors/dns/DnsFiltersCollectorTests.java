package io.mirage.collection.collectors.dns;

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

class DnsFiltersCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new DnsFiltersCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				www.example.com. 300 IN A 192.0.2.1
				""")
				.zoneAt("9.9.9.9", "other.example. 300 IN A 192.0.2.1").zoneAt("1.1.1.2", "www.example.com. 300 IN A 0.0.0.0")
				.zoneAt("94.140.14.14", "www.example.com. 300 IN A 192.0.2.1");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("BlocklistEntry Quad9: www.example.com", "BlocklistEntry Cloudflare for Families: www.example.com", "Hostname www.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("www.example.com mentioned_in Quad9: www.example.com");
	}

	@Test
	void whoGivesTheRightAnswerHidesNothingAndWhoIsSilentIsNamed() throws Exception {
		Answer answer = ask(recording());
		assertThat(CollectorContract.facts(answer)).noneMatch(fact -> fact.contains("AdGuard"));
		assertThat(answer.facts()).filteredOn(fact -> fact.entity().type() == EntityType.HOSTNAME).singleElement().satisfies(fact ->
				assertThat(fact.attributes().get("filters_silent")).contains("OpenDNS").doesNotContain("Quad9"));
	}

	@Test
	void aNameThatExistsNowhereIsHiddenByNobody() throws Exception {
		ScriptedSource source = new ScriptedSource().zoneAt("9.9.9.9", "other.example. 300 IN A 192.0.2.1");
		assertThat(ask(source).facts()).isEmpty();
		assertThat(source.calls).hasSize(1);
	}

	@Test
	void ifAllAreSilentNothingIsKnown() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(new ScriptedSource().zone("www.example.com. 300 IN A 192.0.2.1")));
	}
}
