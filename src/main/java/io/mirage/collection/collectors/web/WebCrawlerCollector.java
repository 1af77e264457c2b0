package io.mirage.collection.collectors.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Walks through a site and says which pages it has. What stands on them is read by {@code http-fetch}, which sees the same
 * answers without asking for them again.
 */
@Component
class WebCrawlerCollector implements Collector {

	private final Clock clock;

	WebCrawlerCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("web-crawler", "Web crawler", "Pages, forms and parameters of a site, and what it lists and forbids",
				"1.0.0", Intrusiveness.ACTIVE, Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.URL, EntityType.WEB_PARAMETER, EntityType.FINGERPRINT, EntityType.TECHNOLOGY, EntityType.DOMAIN_NAME,
						EntityType.HOSTNAME),
				false,
				URI.create("https://www.rfc-editor.org/rfc/rfc9309"), Duration.ofMillis(50));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		CrawlLimits limits = CrawlLimits.of(source);
		try {
			crawl("https", question, limits, source, answer);
		} catch (Unreachable | Unreadable noTls) {
			crawl("http", question, limits, source, answer);
		}
	}

	private void crawl(String scheme, Question question, CrawlLimits limits, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		SiteMap found = new SiteMap(answer, question.entity());
		new Crawl(source, found, limits, clock).run(URI.create(scheme + "://" + question.value() + "/"));
	}
}
