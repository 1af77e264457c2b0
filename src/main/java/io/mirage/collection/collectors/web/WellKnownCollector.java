package io.mirage.collection.collectors.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.text.TextReading;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Looks for what sites publish for programs on purpose, where the standards put it. */
@Component
class WellKnownCollector implements Collector {

	private final Clock clock;
	private final RandomGenerator random;

	@Autowired
	WellKnownCollector(Clock clock) {
		this(clock, new SecureRandom());
	}

	WellKnownCollector(Clock clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("well-known", "Well-known addresses",
				"Security contacts, identity providers, apps and policies that a site announces", "1.0.0", Intrusiveness.ACTIVE,
				Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME), produces(), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc8615"), Duration.ofMillis(20));
	}

	/** What an exposed file may tell. */
	static Set<EntityType> produces() {
		Set<EntityType> types = EnumSet.of(EntityType.URL, EntityType.DOMAIN_NAME, EntityType.HOSTNAME);
		types.addAll(TextReading.FINDS);
		return types;
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		new ExposureSearch(clock, question, source, answer).run(ExposedPath.of(Intrusiveness.ACTIVE), random);
	}
}
