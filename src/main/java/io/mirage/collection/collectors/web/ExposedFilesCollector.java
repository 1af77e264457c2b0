package io.mirage.collection.collectors.web;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Tries addresses that nobody links to: repositories, secrets, backups, status pages, descriptions of interfaces. */
@Component
class ExposedFilesCollector implements Collector {

	private final Clock clock;
	private final RandomGenerator random;

	@Autowired
	ExposedFilesCollector(Clock clock) {
		this(clock, new SecureRandom());
	}

	ExposedFilesCollector(Clock clock, RandomGenerator random) {
		this.clock = clock;
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("exposed-files", "Exposed files", "Repositories, secrets, backups, status pages and interfaces left open",
				"1.0.0", Intrusiveness.AGGRESSIVE, Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME), WellKnownCollector.produces(), false,
				URI.create("https://owasp.org/www-project-web-security-testing-guide/"), Duration.ofMillis(20));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		new ExposureSearch(clock, question, source, answer).run(ExposedPath.of(Intrusiveness.AGGRESSIVE), random);
	}
}
