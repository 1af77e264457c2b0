package io.mirage.collection.collectors.net;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Takes the fingerprint of a site's icon at its usual place: the same software most often has the same icon. */
@Component
class FaviconCollector implements Collector {

	private static final String PLACE = "/favicon.ico";

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("favicon", "Favicon", "Fingerprints of the icons of web sites", "1.0.0", Intrusiveness.ACTIVE,
				Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME), Set.of(EntityType.FINGERPRINT, EntityType.SERVICE), false,
				URI.create("https://html.spec.whatwg.org/multipage/links.html#rel-icon"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		HttpReply reply = visit(question.value(), source);
		if (reply.status() != 200 || !isImage(reply)) {
			return;
		}
		answer.restsOn(reply.evidence()).confidence(95);
		ServiceName name = new ServiceName(question.value(), reply.uri().getScheme().equals("https") ? 443 : 80);
		answer.found(EntityType.SERVICE, name.toString()).ifPresent(service -> {
			answer.relate(question.entity(), RelationType.EXPOSES, service);
			answer.found(EntityType.FINGERPRINT, "favicon:" + FaviconHash.of(reply.body())).ifPresent(icon -> {
				answer.found(icon).attribute("url", reply.uri().toString()).attribute("media_type", reply.mediaType())
						.attribute("size", Integer.toString(reply.body().length));
				answer.relate(service, RelationType.EXPOSES, icon);
			});
		});
	}

	/** A host without TLS is asked without. */
	private static HttpReply visit(String host, SourceClient source) throws SourceException, InterruptedException {
		try {
			return source.visit(URI.create("https://" + host + PLACE));
		} catch (Unreachable noTls) {
			return source.visit(URI.create("http://" + host + PLACE));
		}
	}

	/** Many sites answer every address with a page; of half an icon there is no fingerprint. */
	private static boolean isImage(HttpReply reply) {
		boolean page = reply.mediaType().startsWith("text/") || reply.mediaType().contains("html") || reply.mediaType().contains("json");
		boolean marked = reply.body().length > 4 && reply.body()[0] == 0 && reply.body()[1] == 0 && reply.body()[2] == 1;
		return reply.body().length > 0 && !reply.evidence().truncated() && !page && (marked || reply.mediaType().startsWith("image/"));
	}
}
