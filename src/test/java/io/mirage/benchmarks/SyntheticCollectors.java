package io.mirage.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Two collectors that ask nobody: one finds hosts of a domain, the other pages of a host, each with attributes, a relation
 * and a raw answer. How many hosts there are stands in the domain's name.
 */
@Configuration(proxyBeanMethods = false)
class SyntheticCollectors {

	static final String HOSTS = "synthetic-hosts";
	static final String PAGES = "synthetic-pages";
	static final int PAGES_PER_HOST = 100;

	/** A domain whose hosts have so many pages together. */
	static String domain(int observations) {
		return "n" + observations / PAGES_PER_HOST + ".example";
	}

	@Bean
	Collector syntheticHosts() {
		return new Synthetic(HOSTS, EntityType.DOMAIN_NAME, EntityType.HOSTNAME) {

			@Override
			public void collect(Question question, SourceClient source, Answer answer) {
				if (question.value().startsWith("n")) {
					int hosts = Integer.parseInt(question.value().substring(1, question.value().indexOf('.')));
					answer.restsOn(raw("hosts of " + question.value()));
					for (int host = 0; host < hosts; host++) {
						answer.found(EntityRef.of(EntityType.HOSTNAME, "h" + host + "." + question.value()));
					}
				}
			}
		};
	}

	@Bean
	Collector syntheticPages() {
		return new Synthetic(PAGES, EntityType.HOSTNAME, EntityType.URL) {

			@Override
			public void collect(Question question, SourceClient source, Answer answer) {
				if (question.value().startsWith("h")) {
					answer.restsOn(raw("pages of " + question.value()));
					for (int page = 0; page < PAGES_PER_HOST; page++) {
						EntityRef url = EntityRef.of(EntityType.URL, "https://" + question.value() + "/page-" + page);
						answer.found(url).attribute("status", "200").attribute("title", "Page " + page + " of " + question.value());
						answer.relate(question.entity(), RelationType.LINKS_TO, url);
					}
				}
			}
		};
	}

	private static Evidence raw(String what) {
		return new Evidence("text/plain", (what + "\n").repeat(40).getBytes(StandardCharsets.UTF_8), false);
	}

	/** What both have in common. */
	private abstract static class Synthetic implements Collector {

		private final CollectorDescriptor descriptor;

		Synthetic(String id, EntityType consumes, EntityType produces) {
			descriptor = new CollectorDescriptor(id, id, "Makes up facts for a measurement", "1.0.0", Intrusiveness.PASSIVE, Set.of(consumes),
					Set.of(produces), false, URI.create("https://synthetic.example"), Duration.ZERO);
		}

		@Override
		public CollectorDescriptor descriptor() {
			return descriptor;
		}
	}
}
