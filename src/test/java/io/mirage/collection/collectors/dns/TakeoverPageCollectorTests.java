package io.mirage.collection.collectors.dns;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TakeoverPageCollectorTests implements CollectorContract {

	@Override
	public Collector collector() {
		return new TakeoverPageCollector();
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "blog.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return page("There isn't a GitHub Pages site here.");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Hostname blog.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	private static ScriptedSource page(String text) {
		return new ScriptedSource().zone("""
				blog.example.com. 300 IN CNAME example.github.io.
				example.github.io. 300 IN A 192.0.2.1
				""").page("https://blog.example.com/", 404, Map.of("content-type", "text/html"), "<p>" + text)
				.page("http://blog.example.com/", 404, Map.of("content-type", "text/html"), "<p>" + text);
	}

	@Test
	void saysWhichServiceHasNoSuchSite() throws Exception {
		assertThat(ask(recording()).facts()).singleElement().satisfies(fact -> {
			assertThat(fact.tags()).containsExactly("takeover");
			assertThat(fact.attributes()).containsEntry("takeover", "likely").containsEntry("takeover_service", "GitHub Pages");
		});
	}

	@Test
	void aClaimedSiteIsNone() throws Exception {
		assertThat(ask(page("Welcome")).facts()).isEmpty();
	}

	@Test
	void aHostThatIsNoAliasIsNotVisited() throws Exception {
		ScriptedSource source = new ScriptedSource().zone("blog.example.com. 300 IN A 192.0.2.1");
		assertThat(ask(source).facts()).isEmpty();
		assertThat(source.calls).hasSize(1);
	}

	@Test
	void aHostThatCannotBeVisitedIsNotSafe() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(recording().failing("visit", new Unreachable("silence"))));
	}
}
