package io.mirage.correlation.rules;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jmolecules.ddd.types.ValueObject;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/**
 * What a rule looks at: an entity as one scan knows it, or the fact that a source was asked about one.
 *
 * @param collectors who observed the entity; for an asked source, that one
 * @param attributes hostile text; for an asked source {@code outcome} and {@code source_answered}
 * @param observationIds oldest first; empty where nobody observed anything
 */
public record Subject(EntityRef entity, List<String> collectors, Map<String, String> attributes, List<String> tags,
		List<UUID> observationIds, Instant firstSeen, Instant lastSeen) implements ValueObject {

	public Subject {
		collectors = List.copyOf(collectors);
		attributes = Map.copyOf(attributes);
		tags = List.copyOf(tags);
		observationIds = List.copyOf(observationIds);
	}

	/** An entity that is only the end of a relationship or was only asked about. */
	static Subject unobserved(EntityRef entity, Instant at) {
		return new Subject(entity, List.of(), Map.of(), List.of(), List.of(), at, at);
	}

	/** The machine's name or address that the entity belongs to: of a page, a service, a mailbox, a DNS record. */
	Optional<String> host() {
		String value = entity.value();
		return switch (entity.type()) {
			case URL, WEB_PAGE -> hostOfUrl(value);
			case SERVICE -> before(value, value.lastIndexOf(':'));
			case EMAIL_ADDRESS -> Optional.of(value.substring(value.lastIndexOf('@') + 1));
			case DNS_RECORD, EMAIL_SERVER_POLICY -> before(value, value.indexOf(' '));
			default -> Optional.of(value);
		};
	}

	boolean is(EntityType type) {
		return entity.type() == type;
	}

	private static Optional<String> before(String value, int end) {
		return end <= 0 ? Optional.empty() : Optional.of(value.substring(0, end));
	}

	private static Optional<String> hostOfUrl(String value) {
		try {
			return Optional.ofNullable(URI.create(value).getHost());
		} catch (IllegalArgumentException notAnAddress) {
			return Optional.empty();
		}
	}
}
