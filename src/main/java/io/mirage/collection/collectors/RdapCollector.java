package io.mirage.collection.collectors;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Asks the registry of a domain, an address or an autonomous system; IANA knows which one that is. */
@Component
class RdapCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("rdap", "RDAP", "Registration, holder and contacts, as the registries publish them",
				"1.0.0", Intrusiveness.PASSIVE,
				Set.of(EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS, EntityType.NETBLOCK, EntityType.ASN),
				Set.of(EntityType.DOMAIN_REGISTRATION, EntityType.NETWORK_REGISTRATION, EntityType.NETBLOCK, EntityType.ASN,
						EntityType.ORGANIZATION, EntityType.PERSON, EntityType.EMAIL_ADDRESS, EntityType.PHONE_NUMBER,
						EntityType.HOSTNAME, EntityType.DOMAIN_NAME),
				false, URI.create("https://data.iana.org/rdap/"), Duration.ofMillis(50));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		Optional<URI> server = server(question.entity(), source);
		if (server.isEmpty()) {
			return;
		}
		HttpReply reply = source.fetch(server.get().resolve(path(question.entity())));
		if (WebAnswers.found(reply)) {
			JsonNode object = read(question, reply, answer.confidence(90));
			Optional<URI> registrar = question.entity().type() == EntityType.DOMAIN_NAME ? related(object) : Optional.empty();
			if (registrar.isPresent()) {
				askRegistrar(registrar.get(), question, source, answer);
			}
		}
	}

	private static JsonNode read(Question question, HttpReply reply, Answer answer) throws Unreadable {
		JsonNode object = WebAnswers.object(reply);
		new RdapReading(question.entity(), answer.restsOn(reply.evidence())).read(object);
		return object;
	}

	/** Thin registries know no contacts and lead to the registrar that does (gTLD RDAP profile, 2.4). */
	private static Optional<URI> related(JsonNode object) {
		return object.path("links").valueStream().filter(link -> link.path("rel").stringValue("").equals("related"))
				.filter(link -> link.path("type").stringValue("").equals("application/rdap+json"))
				.flatMap(link -> WebAnswers.address(link.path("href").stringValue("")).stream()).findFirst();
	}

	/** What the registry said stands, whatever becomes of the registrar. */
	private static void askRegistrar(URI address, Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		try {
			HttpReply reply = source.fetch(address);
			if (WebAnswers.found(reply)) {
				read(question, reply, answer);
			}
		} catch (Unreachable | Unreadable | Blocked | NotPermitted e) {
			answer.found(EntityRef.of(EntityType.DOMAIN_REGISTRATION, question.value()))
					.attribute("not_answered", address.getHost() + ": " + e.reason());
		}
	}

	private static Optional<URI> server(EntityRef entity, SourceClient source) throws SourceException, InterruptedException {
		String base = source.setting("base-url", "https://data.iana.org/rdap/");
		HttpReply reply = source.fetch(URI.create(base + RdapBootstrap.fileFor(entity)));
		if (!WebAnswers.found(reply)) {
			throw new Unreachable("IANA has no bootstrap file at " + reply.uri() + ".");
		}
		JsonNode file = WebAnswers.object(reply);
		return new RdapBootstrap(file).serverFor(entity);
	}

	private static String path(EntityRef entity) {
		return switch (entity.type()) {
			case DOMAIN_NAME -> "domain/" + entity.value();
			case ASN -> "autnum/" + entity.value().substring("AS".length());
			default -> "ip/" + entity.value();
		};
	}
}
