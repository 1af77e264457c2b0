package io.mirage.collection.collectors.dns;

import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class TakeoverCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new TakeoverCollector(new EntityParser());
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "shop.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().zone("""
				shop.example.com. 300 IN CNAME old-shop.azurewebsites.net.
				azurewebsites.net. 300 IN NS ns.example.net.
				""");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname shop.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void namesTheService() throws Exception {
		assertThat(ask(recording()).facts()).singleElement().satisfies(fact -> {
			assertThat(fact.tags()).containsExactly("takeover");
			assertThat(fact.attributes()).containsEntry("takeover", "possible").containsEntry("takeover_service", "Microsoft Azure App Service")
					.containsEntry("takeover_target", "old-shop.azurewebsites.net");
		});
	}

	@Test
	void anAliasOfADomainNobodyHasIsTheSame() throws Exception {
		assertThat(ask(new ScriptedSource().zone("shop.example.com. 300 IN CNAME www.nobody-has-this.com.")).facts()).singleElement().satisfies(fact ->
				assertThat(fact.attributes()).containsEntry("takeover_service", "registration of nobody-has-this.com"));
	}

	@Test
	void anAliasThatLeadsSomewhereIsNone() throws Exception {
		assertThat(ask(recording().zone("old-shop.azurewebsites.net. 300 IN A 192.0.2.1")).facts()).isEmpty();
		assertThat(ask(new ScriptedSource().zone("shop.example.com. 300 IN A 192.0.2.1")).facts()).isEmpty();
	}

	@Test
	void aGoneNameAtAServiceThatIsNotKnownIsNone() throws Exception {
		assertThat(ask(new ScriptedSource().zone("""
				shop.example.com. 300 IN CNAME x.hoster.com.
				hoster.com. 300 IN NS ns.hoster.com.
				""")).facts()).isEmpty();
	}

	@Test
	void knowsFortyServicesAndMore() {
		assertThat(Takeover.known()).hasSizeGreaterThan(40).allSatisfy(service -> assertThat(service.suffixes()).allMatch(suffix -> suffix.matches("\\.[a-z0-9.-]+")));
	}
}
