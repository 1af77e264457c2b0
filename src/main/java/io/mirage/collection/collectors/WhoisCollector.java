package io.mirage.collection.collectors;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.TextReply;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.EntityParser;

/**
 * Asks IANA which registry is responsible, the registry, and then whom that refers to: for a domain its registrar, who
 * knows the contacts that thin registries leave out, for an address the registry that it was passed on to.
 */
@Component
class WhoisCollector implements Collector {

	/** As ARIN writes it. */
	private static final Pattern WHOIS_ADDRESS = Pattern.compile("^whois://([^:/]{1,253})(?::43)?/?$");
	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final EntityParser parser;

	WhoisCollector(EntityParser parser) {
		this.parser = parser;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("whois", "Whois",
				"Registration, holder, contacts and announcing network, as whois servers tell them", "1.1.0",
				Intrusiveness.PASSIVE, Set.of(EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS, EntityType.NETBLOCK, EntityType.ASN),
				Set.of(EntityType.DOMAIN_REGISTRATION, EntityType.NETWORK_REGISTRATION, EntityType.NETBLOCK, EntityType.ASN,
						EntityType.ORGANIZATION, EntityType.PERSON, EntityType.EMAIL_ADDRESS, EntityType.PHONE_NUMBER,
						EntityType.HOSTNAME, EntityType.DOMAIN_NAME),
				false, URI.create("https://www.iana.org/whois"), Duration.ofMillis(50));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(80);
		String root = source.setting("root-server", "whois.iana.org");
		Optional<WhoisText> first = ask(root, question, source, answer);
		Optional<String> registry = first.flatMap(text -> server(text, root, "refer"));
		if (registry.isEmpty()) {
			return;
		}
		Optional<WhoisText> text = ask(registry.get(), question, source, answer);
		text.ifPresent(said -> new WhoisReading(question.entity(), answer).read(said));
		String referral = question.entity().type() == EntityType.DOMAIN_NAME ? "registrar whois server" : "referralserver";
		Optional<String> next = text.flatMap(said -> server(said, registry.get(), referral));
		if (next.isPresent()) {
			askFurther(next.get(), question, source, answer);
		}
	}

	/** What the registry said stands, whatever becomes of the next server: many of them are gone. */
	private static void askFurther(String server, Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		try {
			ask(server, question, source, answer).ifPresent(text -> new WhoisReading(question.entity(), answer).read(text));
		} catch (Unreachable | Unreadable | Blocked | NotPermitted e) {
			boolean domain = question.entity().type() == EntityType.DOMAIN_NAME;
			answer.found(domain ? EntityRef.of(EntityType.DOMAIN_REGISTRATION, question.value()) : question.entity())
					.attribute("not_answered", server + ": " + e.reason());
		}
	}

	/** @return empty if the server knows nothing */
	private static Optional<WhoisText> ask(String server, Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		TextReply reply = source.whois(server, question.value());
		WhoisText text = WhoisText.parse(reply.text());
		if (!text.describesSomething()) {
			if (text.isLimited()) {
				throw new TryLater(server + " has had enough of our questions.", PAUSE);
			}
			if (!text.isUnknown()) {
				throw new Unreadable(server + " sent no whois answer.");
			}
			return Optional.empty();
		}
		answer.restsOn(reply.evidence());
		return Optional.of(text);
	}

	/** Where the text leads on; a server that leads to itself leads nowhere, and other protocols (rwhois) neither. */
	private Optional<String> server(WhoisText text, String from, String key) {
		return text.first(key).map(name -> WHOIS_ADDRESS.matcher(name).replaceFirst("$1")).flatMap(name -> parser.parse(EntityType.HOSTNAME, name)).map(EntityRef::value)
				.filter(name -> !name.equals(from));
	}
}
