package io.mirage.collection.collectors;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.mirage.events.entities.EntityRef;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/** A bootstrap file of IANA (RFC 9224): which registry answers for which names or numbers. */
record RdapBootstrap(JsonNode services) {

	private static final int NO_MATCH = -1;

	/** The file that knows about such an entity; there are files for names, addresses and autonomous systems only. */
	static String fileFor(EntityRef entity) {
		return switch (entity.type()) {
			case DOMAIN_NAME -> "dns.json";
			case ASN -> "asn.json";
			case IP_ADDRESS, NETBLOCK -> entity.value().indexOf(':') >= 0 ? "ipv6.json" : "ipv4.json";
			default -> throw new IllegalArgumentException("RDAP knows nothing of a " + entity.type());
		};
	}

	/** The registry with the most specific entry, its address ending in a slash; https where there is a choice. */
	Optional<URI> serverFor(EntityRef entity) {
		ToIntFunction<String> fit = fit(entity);
		int best = NO_MATCH;
		@Nullable JsonNode servers = null;
		for (JsonNode service : services.path("services")) {
			int here = service.path(0).valueStream().mapToInt(entry -> fit.applyAsInt(entry.stringValue(""))).max().orElse(NO_MATCH);
			if (here > best) {
				best = here;
				servers = service.path(1);
			}
		}
		return servers == null ? Optional.empty() : address(servers);
	}

	private static Optional<URI> address(JsonNode servers) {
		List<String> addresses = servers.valueStream().map(server -> server.stringValue("")).toList();
		return addresses.stream().sorted(Comparator.comparing(address -> !address.startsWith("https:")))
				.map(address -> address.endsWith("/") ? address : address + "/").map(WebAnswers::address)
				.flatMap(Optional::stream).findFirst();
	}

	private static ToIntFunction<String> fit(EntityRef entity) {
		String value = entity.value();
		return switch (entity.type()) {
			case ASN -> entry -> system(entry, Long.parseLong(value.substring("AS".length())));
			case IP_ADDRESS -> entry -> block(entry, Addresses.parse(value).flatMap(address ->
					Netblock.tryParse(value + "/" + address.getAddress().length * 8)).orElseThrow());
			case NETBLOCK -> entry -> block(entry, Netblock.tryParse(value).orElseThrow());
			default -> entry -> value.equals(entry) || value.endsWith("." + entry) ? entry.length() : NO_MATCH;
		};
	}

	private static int block(String entry, Netblock asked) {
		return Netblock.tryParse(entry).filter(block -> block.contains(asked)).map(Netblock::prefix).orElse(NO_MATCH);
	}

	/** {@code 64496-64511} or a single number; ranges do not overlap, so any match is as good as another. */
	private static int system(String entry, long number) {
		if (!entry.matches("[0-9]{1,10}(-[0-9]{1,10})?")) {
			return NO_MATCH;
		}
		String[] ends = entry.split("-", 2);
		return Long.parseLong(ends[0]) <= number && number <= Long.parseLong(ends[ends.length - 1]) ? 0 : NO_MATCH;
	}
}
