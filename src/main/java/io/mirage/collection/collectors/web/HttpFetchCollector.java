package io.mirage.collection.collectors.web;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.text.TextReading;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.EntityParser;

/** Visits a web address as a reader would; of a host its start page, plain and over TLS. Follows nothing itself. */
@Component
class HttpFetchCollector implements Collector {

	private static final int MOST_BUCKETS = 10;

	private final EntityParser parser;

	HttpFetchCollector(EntityParser parser) {
		this.parser = parser;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("http-fetch", "Web pages",
				"Titles, software, links and redirects of web pages, and what their text tells", "1.1.0", Intrusiveness.ACTIVE,
				Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME, EntityType.URL),
				produces(), false, URI.create("https://www.rfc-editor.org/rfc/rfc9110"), Duration.ZERO);
	}

	private static Set<EntityType> produces() {
		Set<EntityType> types = EnumSet.of(EntityType.URL, EntityType.SERVICE, EntityType.TECHNOLOGY, EntityType.HOSTNAME,
				EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS, EntityType.DOCUMENT, EntityType.PERSON, EntityType.ORGANIZATION);
		types.addAll(TextReading.FINDS);
		return types;
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		respectRobots(question, source, answer);
		@Nullable SourceException failure = null;
		boolean answered = false;
		for (URI address : addresses(question)) {
			try {
				HttpReply reply = source.visit(address);
				new PageReading(parser, answer, address.toString()).read(reply);
				answered = true;
				bucketAccess(source, answer);
			} catch (Unreachable | Unreadable e) {
				failure = e;
			}
		}
		if (!answered && failure != null) {
			throw failure;
		}
	}

	/** A start page is looked at as people do; which other pages programs shall leave alone, the site says. */
	private static void respectRobots(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		if (question.entity().type() != EntityType.URL || !Boolean.parseBoolean(source.setting("respect-robots", "true"))) {
			return;
		}
		URI address = URI.create(question.value());
		try {
			if (!Robots.ask(source, address, answer).allows(address)) {
				throw new NotPermitted(address.getHost() + " asks programs in its robots.txt to leave " + address.getRawPath() + " alone");
			}
		} catch (Unreachable | Unreadable nothingSaid) {
			// Whether the host answers at all, the visit itself will show.
		}
	}

	/** Of the buckets that the page leads to, whom they let in. */
	private static void bucketAccess(SourceClient source, Answer answer) throws InterruptedException {
		List<Fact> buckets = answer.facts().stream().filter(fact -> fact.entity().type() == EntityType.CLOUD_BUCKET)
				.filter(fact -> !fact.attributes().containsKey("access")).limit(MOST_BUCKETS).toList();
		for (Fact bucket : buckets) {
			try {
				HttpReply reply = source.probe(BucketAccess.listing(bucket.entity().value()));
				bucket.attribute("access", BucketAccess.of(reply).label());
			} catch (SourceException notAsked) {
				bucket.attribute("access", BucketAccess.UNKNOWN.label()).attribute("access_detail", notAsked.reason());
			}
		}
	}

	/** A host that offers one of the two only is the usual case, so the other's silence is no failure. */
	private static List<URI> addresses(Question question) {
		return question.entity().type() == EntityType.URL ? List.of(URI.create(question.value()))
				: List.of(URI.create("http://" + question.value() + "/"), URI.create("https://" + question.value() + "/"));
	}
}
