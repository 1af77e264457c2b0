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

/**
 * Turns a whois answer into facts, in the layouts of the five address registries and of KRNIC, of ICANN's registries and
 * registrars, and of the country registries that have one of their own (.uk, .fr, .it, .jp, .ru, .nl, .se, .pl, .eu, .br, .at).
 */
record WhoisReading(EntityRef asked, Answer answer) {

	private static final List<String> ROLES = List.of("registrant", "admin", "tech", "billing");
	private static final String[] REGISTRARS = {"registrar", "registrar name", "registrar organization", "sponsoring registrar"};
	private static final String[] CREATED = {"creation date", "created", "created on", "registered on", "registered", "registered date",
			"registration time", "domain registration date", "domain record activated", "created date"};
	private static final String[] UPDATED = {"updated date", "last updated", "last update", "last-update", "changed", "modified",
			"last modified", "last updated date", "last updated on", "domain record last updated"};
	private static final String[] EXPIRES = {"registry expiry date", "registrar registration expiration date", "expiry date", "expires",
			"expires on", "expire date", "expiration date", "expiration time", "paid-till", "renewal date", "domain expires"};
	/** What registrars of .uk and .at are followed by. */
	private static final Pattern REGISTRAR_MARK = Pattern.compile("\\s*(?:\\[Tag = [^]]{0,40}]|\\( https?://[^)]{0,200}\\))$");
	/** Names of contact records, which are nobody's name. */
	private static final Pattern HANDLE = Pattern.compile("(?=[^ ]*[0-9])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+");
	private static final Pattern SHORT_BLOCK = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){0,2})/([0-9]{1,2})");
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
		registration.attribute("registrar", registrarName(text).orElse(""))
				.attribute("registrar_id", text.first("registrar iana id").orElse("")).attribute("dnssec", text.first("dnssec").orElse(""))
				.attribute("created", date(text, CREATED)).attribute("updated", date(text, UPDATED)).attribute("expires", date(text, EXPIRES))
				.attribute("status", text.all("domain status", "status", "registration status", "state").stream().map(WhoisReading::firstWord)
						.collect(Collectors.joining(", ")));
		registrar(text);
		text.all("name server", "name servers", "nserver", "nameserver", "nameservers", "domain nameservers").stream()
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
		holder(text).tell(asked, answer);
	}

	private static String date(WhoisText text, String... keys) {
		return text.first(keys).map(WhoisDate::canonical).orElse("");
	}

	private static Optional<String> registrarName(WhoisText text) {
		return text.first(REGISTRARS).map(name -> REGISTRAR_MARK.matcher(name).replaceFirst("").strip()).filter(name -> !name.isEmpty());
	}

	/** Registries without roles name the holder in a field of its own, or by the name of a record. */
	private static Contact holder(WhoisText text) {
		List<String> names = text.all("registrant", "holder", "responsible", "personname").stream()
				.filter(name -> !HANDLE.matcher(name).matches()).toList();
		return new Contact(names, text.all("org", "owner"), text.all("e-mail"), text.all("phone"));
	}

	private void registrar(WhoisText text) {
		Contact desk = new Contact(List.of(), List.of(), text.all("registrar abuse contact email"),
				text.all("registrar abuse contact phone"));
		registrarName(text).flatMap(name -> answer.found(EntityType.ORGANIZATION, name)).ifPresent(registrar -> {
			answer.relate(asked, RelationType.REGISTERED_BY, registrar);
			desk.tell(registrar, answer);
		});
	}

	private void network(WhoisText text) {
		Optional<AddressRange> range = text.last("inetnum", "netrange", "ipv4 address", "ipv6 address")
				.map(listed -> listed.split("\\(", 2)[0]).flatMap(AddressRange::tryParse);
		List<String> cidrs = text.last("inet6num", "cidr").or(() -> text.last("inetnum").filter(listed -> listed.indexOf('/') > 0))
				.map(listed -> Arrays.stream(listed.split(",")).map(block -> whole(block.strip())).toList())
				.orElseGet(() -> range.map(AddressRange::blocks).orElse(List.of()));
		List<EntityRef> blocks = Blocks.found(cidrs, asked, answer);
		text.last("nethandle").or(() -> text.last("netname", "ownerid", "service name"))
				.flatMap(handle -> answer.found(EntityType.NETWORK_REGISTRATION, handle))
				.ifPresent(handle -> describe(answer.found(handle).attribute("handle", handle.value()), range, text));
		blocks.forEach(block -> contact(text).tell(block, answer));
		text.all("originas", "aut-num").forEach(origin -> blocks.forEach(block -> announces(origin, block)));
		routes(text);
	}

	/** LACNIC leaves the zeros at the end of an address out. */
	private static String whole(String block) {
		Matcher shortened = SHORT_BLOCK.matcher(block);
		if (!shortened.matches()) {
			return block;
		}
		long missing = 3 - shortened.group(1).chars().filter(c -> c == '.').count();
		return shortened.group(1) + ".0".repeat((int) missing) + "/" + shortened.group(2);
	}

	private static void describe(Fact registration, Optional<AddressRange> range, WhoisText text) {
		registration.attribute("name", text.last("netname", "network type").orElse(""))
				.attribute("created", text.last("created", "regdate").map(WhoisDate::canonical).orElse(""))
				.attribute("updated", text.last("changed", "updated", "last-modified").map(WhoisDate::canonical).orElse(""))
				.attribute("status", text.last("status", "nettype").orElse("")).attribute("country", text.last("country").orElse(""));
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
		return new Contact(text.all("person", "responsible"), text.all("org-name", "orgname", "owner", "organization name", "custname"), emails,
				text.all("phone", "orgabusephone", "orgtechphone"));
	}

	private static String firstWord(String text) {
		return text.split("[\\s,]", 2)[0];
	}
}
