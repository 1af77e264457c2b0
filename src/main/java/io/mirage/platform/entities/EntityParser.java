package io.mirage.platform.entities;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** Canonicalises what people type and sources send. Text that does not fit its type is refused, never repaired. */
@Component
public class EntityParser {

	private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([^@]{1,253})");
	private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
	private static final Pattern ASN = Pattern.compile("(?i)AS ?([0-9]{1,10})");
	private static final Pattern BITCOIN = Pattern.compile("(bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34})");
	private static final Pattern ETHEREUM = Pattern.compile("0x[0-9a-fA-F]{40}");
	private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,63}");
	private static final List<EntityType> GUESSES = List.of(EntityType.URL, EntityType.EMAIL_ADDRESS,
			EntityType.IP_ADDRESS, EntityType.NETBLOCK, EntityType.ASN, EntityType.PHONE_NUMBER,
			EntityType.CRYPTO_ADDRESS);

	/** The canonical entity that {@code foreign} stands for; empty if it is not of that type. */
	public Optional<EntityRef> parse(EntityType type, String foreign) {
		String text = foreign.strip();
		if (text.isEmpty() || text.length() > EntityRef.MAX_LENGTH || hasControlCharacter(text)) {
			return Optional.empty();
		}
		return canonical(type, text).map(value -> EntityRef.of(type, value));
	}

	/**
	 * The entity a target's text most likely means: {@code @name} is a username, a quoted text or one with blanks a
	 * person or, with a legal form, an organisation. Empty if it fits nothing.
	 */
	public Optional<EntityRef> detect(String foreign) {
		String text = foreign.strip();
		for (EntityType type : GUESSES) {
			Optional<EntityRef> guess = parse(type, text);
			if (guess.isPresent()) {
				return guess;
			}
		}
		if (text.startsWith("@")) {
			return parse(EntityType.USERNAME, text.substring(1));
		}
		return name(text).or(() -> PersonName.guess(text).map(type -> EntityRef.of(type, PersonName.canonical(text))));
	}

	/** A domain name if it is registrable itself, else a host name; empty for anything that is not a DNS name. */
	public Optional<EntityRef> name(String foreign) {
		if (foreign.strip().equalsIgnoreCase("localhost")) {
			return Optional.of(EntityRef.of(EntityType.HOSTNAME, "localhost"));
		}
		return HostNames.canonical(foreign.strip()).filter(host -> host.indexOf('.') > 0).map(host -> EntityRef.of(
				HostNames.registrableDomain(host).filter(host::equals).isPresent() ? EntityType.DOMAIN_NAME
						: EntityType.HOSTNAME,
				host));
	}

	/** The part of a canonical host name that was bought from a registry; empty for a public suffix. */
	public Optional<String> registrableDomain(String host) {
		return HostNames.registrableDomain(host);
	}

	/**
	 * Whether {@code entity} lies inside {@code scope}: the same thing, a name at or below a domain or host, an address
	 * or block inside a block, a URL, service, e-mail address or record of such a name.
	 */
	public boolean isWithin(EntityRef scope, EntityRef entity) {
		return scope.id().equals(entity.id()) || Containment.isWithin(scope, entity);
	}

	/** The name or address that an entity stands on: a URL's or service's host, a mailbox's domain, a name itself. */
	public Optional<String> hostOf(EntityRef entity) {
		return Containment.anchor(entity);
	}

	private static Optional<String> canonical(EntityType type, String text) {
		return switch (type) {
			case DOMAIN_NAME -> HostNames.canonical(text)
					.filter(host -> HostNames.registrableDomain(host).filter(host::equals).isPresent());
			case HOSTNAME -> text.equalsIgnoreCase("localhost") ? Optional.of("localhost")
					: HostNames.canonical(text).filter(host -> host.indexOf('.') > 0);
			case IP_ADDRESS -> Addresses.canonical(text);
			case NETBLOCK -> Netblock.tryParse(text).map(Netblock::toString);
			case ASN -> asn(text);
			case URL -> Urls.canonical(text);
			case EMAIL_ADDRESS -> email(text);
			case PHONE_NUMBER -> Optional.of(text.replaceAll("[ ()./-]", "")).filter(PHONE.asMatchPredicate());
			case USERNAME -> Optional.of(text).filter(USERNAME.asMatchPredicate());
			case CRYPTO_ADDRESS -> Optional.of(text)
					.filter(address -> BITCOIN.matcher(address).matches() || ETHEREUM.matcher(address).matches());
			default -> Optional.of(text);
		};
	}

	private static Optional<String> asn(String text) {
		var matcher = ASN.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		long number = Long.parseLong(matcher.group(1));
		return number <= 0xFFFF_FFFFL ? Optional.of("AS" + number) : Optional.empty();
	}

	/** Folded to lower case as a whole: a local part may be case-sensitive (RFC 5321, 2.4), no provider of weight is. */
	private static Optional<String> email(String text) {
		var matcher = EMAIL.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String local = text.substring(0, text.indexOf('@'));
		return HostNames.canonical(matcher.group(1)).filter(host -> host.indexOf('.') > 0)
				.map(host -> local.toLowerCase(Locale.ROOT) + "@" + host);
	}

	private static boolean hasControlCharacter(String text) {
		return text.chars().anyMatch(c -> c < ' ' || c == 0x7F || c >= 0x80 && c < 0xA0);
	}
}
