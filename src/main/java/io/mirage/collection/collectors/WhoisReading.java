package io.mirage.collection.collectors;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** Turns a whois answer into facts, in the layouts of domain registries (ICANN's), of RIPE's database and of ARIN's. */
record WhoisReading(EntityRef asked, Answer answer) {

	private static final List<String> ROLES = List.of("registrant", "admin", "tech", "billing");
	private static final Pattern ABUSE = Pattern.compile("abuse contact for '[^']{1,100}' is '([^']{1,320})'");

	void read(WhoisText text) {
		switch (asked.type()) {
			case DOMAIN_NAME -> domain(text);
			case ASN -> system(text);
			default -> network(text);
		}
	}

	private void domain(WhoisText text) {
		Fact registration = answer.found(EntityRef.of(EntityType.DOMAIN_REGISTRATION, asked.value()));
		registration.attribute("registrar", text.first("registrar").orElse(""))
				.attribute("created", text.first("creation date", "created", "registered on", "registered").orElse(""))
				.attribute("updated", text.first("updated date", "last updated", "changed").orElse(""))
				.attribute("expires", text.first("registry expiry date", "registrar registration expiration date", "expiry date",
						"expires").orElse(""))
				.attribute("status", text.all("domain status", "status").stream().map(WhoisReading::firstWord)
						.collect(Collectors.joining(", ")));
		registrar(text);
		text.all("name server", "name servers", "nserver", "nameserver").stream()
				.flatMap(server -> answer.foundName(firstWord(server)).stream())
				.forEach(server -> answer.relate(asked, RelationType.NAME_SERVED_BY, server));
		for (String role : ROLES) {
			Contact contact = new Contact(text.all(role + " name"), text.all(role + " organization"),
					text.all(role + " email"), text.all(role + " phone"));
			contact.tell(asked, answer);
			if (contact.isRedacted()) {
				registration.tag("redacted");
			}
		}
	}

	private void registrar(WhoisText text) {
		Contact desk = new Contact(List.of(), List.of(), text.all("registrar abuse contact email"),
				text.all("registrar abuse contact phone"));
		text.first("registrar").flatMap(name -> answer.found(EntityType.ORGANIZATION, name)).ifPresent(registrar -> {
			answer.relate(asked, RelationType.REGISTERED_BY, registrar);
			desk.tell(registrar, answer);
		});
	}

	private void network(WhoisText text) {
		Optional<AddressRange> range = text.last("inetnum", "netrange").flatMap(AddressRange::tryParse);
		List<String> cidrs = text.last("inet6num", "cidr").map(listed -> Arrays.stream(listed.split(",")).map(String::strip).toList())
				.orElseGet(() -> range.map(AddressRange::blocks).orElse(List.of()));
		List<EntityRef> blocks = Blocks.found(cidrs, asked, answer);
		text.last("nethandle").or(() -> text.last("netname"))
				.flatMap(handle -> answer.found(EntityType.NETWORK_REGISTRATION, handle))
				.ifPresent(handle -> describe(answer.found(handle).attribute("handle", handle.value()), range, text));
		blocks.forEach(block -> contact(text).tell(block, answer));
		text.all("originas").forEach(origin -> blocks.forEach(block -> announces(origin, block)));
		routes(text);
	}

	private static void describe(Fact registration, Optional<AddressRange> range, WhoisText text) {
		registration.attribute("name", text.last("netname").orElse("")).attribute("country", text.last("country").orElse(""));
		range.ifPresent(addresses -> registration
				.attribute("start", AddressRange.text(addresses.first(), addresses.length()))
				.attribute("end", AddressRange.text(addresses.last(), addresses.length())));
	}

	/** An origin belongs to the route above it. */
	private void routes(WhoisText text) {
		Optional<EntityRef> route = Optional.empty();
		for (WhoisText.Field field : text.fields()) {
			switch (field.key()) {
				case "route", "route6" -> route = answer.found(EntityType.NETBLOCK, field.value());
				case "origin" -> route.ifPresent(block -> announces(field.value(), block));
				default -> { }
			}
		}
	}

	private void announces(String origin, EntityRef block) {
		answer.found(EntityType.ASN, firstWord(origin)).ifPresent(system -> answer.relate(system, RelationType.ANNOUNCES, block));
	}

	private void system(WhoisText text) {
		answer.found(asked).attribute("name", text.first("as-name", "asname").orElse(""))
				.attribute("country", text.first("country").orElse(""));
		contact(text).tell(asked, answer);
	}

	/** A "role" is a desk, not a person. */
	private static Contact contact(WhoisText text) {
		List<String> emails = Stream.concat(
				text.all("e-mail", "abuse-mailbox", "orgabuseemail", "orgtechemail").stream(),
				text.remarks().stream().map(ABUSE::matcher).filter(Matcher::find).map(abuse -> abuse.group(1))).toList();
		return new Contact(text.all("person"), text.all("org-name", "orgname"), emails,
				text.all("phone", "orgabusephone", "orgtechphone"));
	}

	private static String firstWord(String text) {
		return text.split("[\\s,]", 2)[0];
	}
}
