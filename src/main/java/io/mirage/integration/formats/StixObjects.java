package io.mirage.integration.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** Which object of STIX 2.1 an entity is. */
final class StixObjects {

	/** Of identifiers that are derived from what identifies an object (STIX 2.1, 2.9). */
	private static final UUID NAMESPACE = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");
	private static final String SHA_256 = "[0-9a-f]{64}";

	private final JsonMapper json;

	StixObjects(JsonMapper json) {
		this.json = json;
	}

	/**
	 * An observable, which is the same wherever it is seen.
	 *
	 * @param id derived from its identifying properties, so that everybody gives it the same
	 */
	record Observable(String id, Map<String, Object> members) {}

	/** Empty for what STIX has no observable for. */
	Optional<Observable> observable(EntityRef entity) {
		String value = entity.value();
		return switch (entity.type()) {
			case DOMAIN_NAME, HOSTNAME -> of("domain-name", "value", value);
			case IP_ADDRESS, NETBLOCK -> of(value.indexOf(':') >= 0 ? "ipv6-addr" : "ipv4-addr", "value", value);
			case URL -> of("url", "value", value);
			case EMAIL_ADDRESS -> of("email-addr", "value", value);
			case MAC_ADDRESS -> of("mac-addr", "value", value);
			case ASN -> number(value).flatMap(number -> of("autonomous-system", "number", number));
			case TLS_CERTIFICATE -> value.matches(SHA_256) ? of("x509-certificate", "hashes", Map.of("SHA-256", value)) : Optional.empty();
			case USERNAME, ONLINE_ACCOUNT -> of("user-account", "account_login", value);
			case TECHNOLOGY -> of("software", "name", value);
			default -> Optional.empty();
		};
	}

	/** What STIX has as something people know, rather than see; empty for all else. */
	Optional<Map<String, Object>> knowledge(EntityRef entity) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("name", entity.value());
		switch (entity.type()) {
			case PERSON -> members.put("identity_class", "individual");
			case ORGANIZATION -> members.put("identity_class", "organization");
			case VULNERABILITY -> {
				if (entity.value().matches("CVE-[0-9]{4}-[0-9]{4,}")) {
					members.put("external_references", List.of(Map.of("source_name", "cve", "external_id", entity.value())));
				}
			}
			default -> {
				return Optional.empty();
			}
		}
		return Optional.of(members);
	}

	/** Of what {@link #knowledge} describes. */
	static String kind(EntityType type) {
		return type == EntityType.VULNERABILITY ? "vulnerability" : "identity";
	}

	private Optional<Observable> of(String type, String name, Object value) {
		String id = type + "--" + Uuids.derived(NAMESPACE, json.writeValueAsString(Map.of(name, value)));
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", type);
		members.put("spec_version", "2.1");
		members.put("id", id);
		members.put(name, value);
		return Optional.of(new Observable(id, members));
	}

	private static Optional<Object> number(String asn) {
		String digits = asn.replaceFirst("^(?i)AS", "");
		return digits.matches("[0-9]{1,10}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
	}
}
