package io.mirage.platform.entities;

import java.util.Optional;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** What lies inside what: names below names, addresses inside blocks, and whatever stands on one of them. */
final class Containment {

	private Containment() {}

	static boolean isWithin(EntityRef scope, EntityRef entity) {
		Optional<String> anchor = anchor(entity);
		return switch (scope.type()) {
			case DOMAIN_NAME, HOSTNAME -> anchor.filter(host -> isBelow(scope.value(), host)).isPresent();
			case IP_ADDRESS -> anchor.filter(scope.value()::equals).isPresent();
			case NETBLOCK -> Netblock.tryParse(scope.value()).filter(block -> contains(block, entity, anchor)).isPresent();
			case URL -> entity.type() == EntityType.URL && entity.value().startsWith(scope.value());
			default -> false;
		};
	}

	private static boolean contains(Netblock block, EntityRef entity, Optional<String> anchor) {
		if (entity.type() == EntityType.NETBLOCK) {
			return Netblock.tryParse(entity.value()).filter(block::contains).isPresent();
		}
		return anchor.flatMap(Addresses::parse).filter(block::contains).isPresent();
	}

	private static boolean isBelow(String name, String host) {
		return host.equals(name) || host.endsWith("." + name);
	}

	/** The name or address an entity stands on. */
	static Optional<String> anchor(EntityRef entity) {
		String value = entity.value();
		return switch (entity.type()) {
			case DOMAIN_NAME, HOSTNAME, IP_ADDRESS -> Optional.of(value);
			case EMAIL_ADDRESS -> Optional.of(value.substring(value.indexOf('@') + 1));
			case URL -> Urls.hostOf(value);
			case DNS_RECORD, EMAIL_SERVER_POLICY -> Optional.of(value.split(" ", 2)[0]);
			case SERVICE -> serviceHost(value);
			default -> Optional.empty();
		};
	}

	/** {@code host:port/protocol}; an IPv6 host stands in brackets. */
	private static Optional<String> serviceHost(String value) {
		int colon = value.lastIndexOf(':');
		if (colon <= 0) {
			return Optional.empty();
		}
		String host = value.substring(0, colon);
		return Optional.of(host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
	}
}
