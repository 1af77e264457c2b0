package io.mirage.collection.collectors.web;

import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;

class WellKnownCollectorTests implements CollectorContract {

	private static final String SITE = "https://www.example.com";

	@Override
	public Collector collector() {
		return new WellKnownCollector(Clock.systemUTC(), new Random(1));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new Silent(404, "no").page(SITE + "/.well-known/security.txt", 200, Map.of("content-type", "text/plain"),
				"Contact: mailto:security@example.com\nContact: tel:+44-20-7946-0958\n");
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Url " + SITE + "/.well-known/security.txt", "EmailAddress security@example.com", "PhoneNumber +442079460958");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("security@example.com mentioned_in " + SITE + "/.well-known/security.txt");
	}

	@Test
	void asksOnlyForWhatSitesPublishOnPurpose() throws Exception {
		ScriptedSource source = recording();
		ask(source);

		assertThat(collector().descriptor().intrusiveness()).isEqualTo(Intrusiveness.ACTIVE);
		assertThat(source.calls).noneMatch(call -> call.contains(".git") || call.contains(".env") || call.contains("backup"));
	}
}
