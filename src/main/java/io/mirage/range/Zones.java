package io.mirage.range;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Every zone the range answers for, forward and reverse. Outside them it knows nothing. */
record Zones(List<Zone> zones) {

	private static final int LONGEST_CHAIN = 8;

	static Zones of(Company company) {
		Stream<Zone> forward = company.zones().entrySet().stream()
				.map(zone -> Zone.parse(zone.getKey(), zone.getValue()));
		Stream<Zone> reverse = company.reverse().entrySet().stream()
				.map(zone -> Zone.parse(zone.getKey(), reverseMasterFile(company.domain(), zone.getValue())));
		return new Zones(Stream.concat(forward, reverse)
				.sorted(Comparator.comparingInt((Zone zone) -> zone.origin().labels()).reversed()).toList());
	}

	private static String reverseMasterFile(String domain, Map<String, String> names) {
		return names.entrySet().stream()
				.map(entry -> ReverseMap.fromAddress(Addresses.parse(entry.getKey())) + " PTR " + entry.getValue() + ".\n")
				.collect(Collectors.joining("", """
						$TTL 3600
						@ SOA ns1.%1$s. hostmaster.%1$s. 2026112401 7200 900 1209600 300
						@ NS ns1.%1$s.
						""".formatted(domain), ""));
	}

	/** The zone with the longest origin the name lies in. */
	Optional<Zone> zoneOf(Name name) {
		return zones.stream().filter(zone -> name.subdomain(zone.origin())).findFirst();
	}

	/** Follows aliases as far as these zones reach. */
	Resolution resolve(Name name, int type) {
		List<Record> chain = new ArrayList<>();
		Name current = name;
		while (true) {
			Optional<Zone> zone = zoneOf(current);
			if (zone.isEmpty()) {
				return new Resolution(chain, true, zone);
			}
			Zone.Answer answer = zone.get().find(current, type);
			chain.addAll(answer.records());
			if (chain.size() > LONGEST_CHAIN || type == Type.CNAME || type == Type.ANY || answer.records().isEmpty()
					|| !(answer.records().getFirst() instanceof CNAMERecord alias)) {
				return new Resolution(chain, answer.nameExists(), zone);
			}
			current = alias.getTarget();
		}
	}

	/** Records of that very name and type; none if an alias stands in their place. */
	List<Record> records(String host, int type) {
		return resolve(name(host), type).chain().stream()
				.filter(entry -> entry.getType() == type && entry.getName().equals(name(host))).toList();
	}

	/** IPv4 before IPv6, aliases followed; empty if there is no such host. */
	List<InetAddress> addresses(String host) {
		return Stream.of(Type.A, Type.AAAA).flatMap(type -> resolve(name(host), type).chain().stream())
				.flatMap(entry -> switch (entry) {
					case ARecord a -> Stream.of(a.getAddress());
					case AAAARecord aaaa -> Stream.of(aaaa.getAddress());
					default -> Stream.empty();
				}).toList();
	}

	/** Every name that leads to an address. */
	List<String> hosts() {
		return zones.stream().flatMap(Zone::names).map(Zones::text).filter(host -> !addresses(host).isEmpty()).toList();
	}

	static Name name(String host) {
		try {
			return Name.fromString(host, Name.root);
		}
		catch (TextParseException e) {
			throw new IllegalArgumentException(host, e);
		}
	}

	static String text(Name name) {
		return name.toString(true).toLowerCase(Locale.ROOT);
	}

	/**
	 * @param chain aliases first, then the records asked for
	 * @param nameExists whether the last name in the chain exists
	 * @param zone of that last name; empty if it is foreign
	 */
	record Resolution(List<Record> chain, boolean nameExists, Optional<Zone> zone) {}
}
