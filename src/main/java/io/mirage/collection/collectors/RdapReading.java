package io.mirage.collection.collectors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** Turns one RDAP object (RFC 9083) into facts: what is absent or of another type than the RFC says is passed over. */
record RdapReading(EntityRef asked, Answer answer) {

	private static final Map<String, String> EVENTS =
			Map.of("registration", "created", "last changed", "updated", "expiration", "expires");
	private static final int MAX_ITEMS = 100;

	void read(JsonNode object) {
		switch (asked.type()) {
			case DOMAIN_NAME -> domain(object);
			case ASN -> system(object);
			default -> network(object);
		}
	}

	private void domain(JsonNode object) {
		List<RdapEntity> entities = RdapEntity.in(object);
		Fact registration = answer.found(EntityRef.of(EntityType.DOMAIN_REGISTRATION, asked.value()));
		events(object, registration);
		if (!object.path("redacted").isEmpty()) {
			registration.tag("redacted");
		}
		secure(object.path("secureDNS"), registration);
		registration.attribute("status", object.path("status").valueStream().limit(MAX_ITEMS)
				.map(status -> status.stringValue("")).collect(Collectors.joining(", ")));
		object.path("nameservers").valueStream().limit(MAX_ITEMS)
				.flatMap(server -> answer.foundName(server.path("ldhName").stringValue("")).stream())
				.forEach(server -> answer.relate(asked, RelationType.NAME_SERVED_BY, server));
		for (RdapEntity entity : entities) {
			if (entity.roles().contains("registrar")) {
				registrar(entity, registration);
			} else {
				contact(entity, asked, registration);
			}
		}
	}

	/** A server that leaves the member out does not say (RFC 9083, 5.3). */
	private static void secure(JsonNode secureDns, Fact registration) {
		if (secureDns.path("delegationSigned").isBoolean()) {
			registration.attribute("dnssec", secureDns.path("delegationSigned").booleanValue() ? "signed" : "unsigned");
		}
	}

	private static void events(JsonNode object, Fact fact) {
		object.path("events").valueStream().limit(MAX_ITEMS).forEach(event -> Optional
				.ofNullable(EVENTS.get(event.path("eventAction").stringValue("")))
				.ifPresent(name -> fact.attribute(name, event.path("eventDate").stringValue(""))));
	}

	/** Its desks can be reached about the domain but have no part in it: they are contacts of the registrar. */
	private void registrar(RdapEntity registrar, Fact registration) {
		registration.attribute("registrar", registrar.name()).attribute("registrar_id", registrar.publicId());
		answer.found(EntityType.ORGANIZATION, registrar.name()).ifPresent(organization -> {
			answer.relate(asked, RelationType.REGISTERED_BY, organization);
			desk(registrar, organization);
			registrar.entities().forEach(entity -> desk(entity, organization));
		});
	}

	private void desk(RdapEntity entity, EntityRef organization) {
		new Contact(List.of(), List.of(), entity.card().emails(), entity.card().phones()).tell(organization, answer);
	}

	private void contact(RdapEntity entity, EntityRef subject, Fact registration) {
		if (entity.card().isRedacted()) {
			registration.tag("redacted");
		}
		entity.card().tell(subject, answer);
		entity.entities().forEach(nested -> contact(nested, subject, registration));
	}

	private void network(JsonNode object) {
		Optional<EntityRef> handle = answer.found(EntityType.NETWORK_REGISTRATION, object.path("handle").stringValue(""));
		handle.ifPresent(registered -> {
			Fact registration = describe(answer.found(registered), object)
					.attribute("start", object.path("startAddress").stringValue(""))
					.attribute("end", object.path("endAddress").stringValue(""));
			events(object, registration);
			for (EntityRef block : Blocks.found(cidrs(object), asked, answer)) {
				announced(object, block);
				RdapEntity.in(object).forEach(entity -> contact(entity, block, registration));
			}
		});
	}

	/** Who announces the block, where the registry knows (ARIN's extension {@code arin_originas0}). */
	private void announced(JsonNode object, EntityRef block) {
		object.path("arin_originas0_originautnums").valueStream().limit(MAX_ITEMS).filter(JsonNode::isIntegralNumber)
				.flatMap(number -> answer.found(EntityType.ASN, "AS" + number.asString()).stream())
				.forEach(system -> answer.relate(system, RelationType.ANNOUNCES, block));
	}

	private static Fact describe(Fact fact, JsonNode object) {
		return fact.attribute("handle", object.path("handle").stringValue("")).attribute("name", object.path("name").stringValue(""))
				.attribute("country", object.path("country").stringValue(""))
				.attribute("type", object.path("type").stringValue(""));
	}

	/** By the extension most registries have (cidr0), else from the first to the last address. */
	private static List<String> cidrs(JsonNode object) {
		List<String> listed = object.path("cidr0_cidrs").valueStream().limit(MAX_ITEMS)
				.map(block -> block.path("v4prefix").stringValue(block.path("v6prefix").stringValue(""))
						+ "/" + block.path("length").intValue(-1)).toList();
		return !listed.isEmpty() ? listed : AddressRange
				.tryParse(object.path("startAddress").stringValue(""), object.path("endAddress").stringValue(""))
				.map(AddressRange::blocks).orElse(List.of());
	}

	private void system(JsonNode object) {
		Fact system = describe(answer.found(asked), object);
		RdapEntity.in(object).forEach(entity -> contact(entity, asked, system));
	}
}
