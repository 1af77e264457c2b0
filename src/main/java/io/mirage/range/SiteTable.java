package io.mirage.range;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mirage.range.Company.Site;

/**
 * Which sites live together at one machine. They are told apart by the name asked for; whoever asks for none of them,
 * or for a host there that has no site, gets the first.
 */
final class SiteTable {

	private final Company company;

	private final Zones zones;

	private final Map<InetAddress, List<Site>> neighbours = new LinkedHashMap<>();

	SiteTable(Company company, Zones zones) {
		this.company = company;
		this.zones = zones;
		for (Site site : company.sites()) {
			List<InetAddress> addresses = zones.addresses(site.host());
			List<Site> here = neighbours.computeIfAbsent(addresses.getFirst(), _ -> new ArrayList<>());
			here.add(site);
			addresses.forEach(address -> neighbours.putIfAbsent(address, here));
		}
	}

	/** The sites of each machine that has ports of its own, in the company's order. */
	Collection<List<Site>> machines() {
		return neighbours.entrySet().stream().filter(machine -> !inFarm(machine.getKey())).map(Map.Entry::getValue)
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private boolean inFarm(InetAddress address) {
		return company.farms().stream().anyMatch(farm -> farm.contains(address));
	}

	/**
	 * Who answers when somebody asks the host's machine for it; empty if nobody listens there.
	 *
	 * @param host a name or an address
	 */
	Optional<Site> answering(String host, boolean encrypted) {
		return Addresses.tryParse(host).map(List::of).orElseGet(() -> zones.addresses(host)).stream().map(address -> neighbours.getOrDefault(address, List.of()))
				.map(sites -> listening(sites, encrypted)).filter(sites -> !sites.isEmpty()).findFirst()
				.map(sites -> choose(sites, host));
	}

	static List<Site> listening(List<Site> sites, boolean encrypted) {
		return sites.stream()
				.filter(site -> encrypted ? site.transport().encrypted() : site.transport().plain()).toList();
	}

	/** @param sites not empty */
	static Site choose(List<Site> sites, String host) {
		return sites.stream().filter(site -> site.host().equals(host)).findFirst().orElse(sites.getFirst());
	}
}
