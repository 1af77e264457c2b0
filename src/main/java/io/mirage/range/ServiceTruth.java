package io.mirage.range;

import java.net.InetAddress;
import java.util.Set;
import java.util.TreeSet;

import io.mirage.range.GroundTruth.Entity;

/**
 * What a port scan of the company's own addresses finds, what the services there say of themselves, and
 * what was written down because it follows from nothing else.
 */
record ServiceTruth(Company company, Zones zones, SiteTable sites) implements TruthDerivation.Questions {

	private static final String SCAN = "port-scan";

	private static final String BANNERS = "service-detection";

	@Override
	public void ask(Entity entity, TruthDerivation notes) {
		switch (entity.type()) {
			case "IpAddress" -> scan(entity, notes);
			case "Service" -> identify(entity, notes);
			default -> { }
		}
		company.discoveries().stream().filter(discovery -> discovery.about().equals(entity))
				.forEach(discovery -> notes.found(discovery.by(), entity, discovery.found()));
	}

	private void scan(Entity asked, TruthDerivation notes) {
		InetAddress address = Addresses.parse(asked.value());
		if (company.registries().network(address).flatMap(Company.Network::origin).isEmpty()) {
			return;
		}
		for (int port : openPorts(address, asked.value())) {
			Entity service = new Entity("Service", name(asked.value(), port));
			notes.found(SCAN, asked, service);
			notes.related(SCAN, "exposes", asked, service);
		}
	}

	private Set<Integer> openPorts(InetAddress address, String text) {
		Set<Integer> ports = new TreeSet<>();
		company.listeners().stream().filter(listener -> zones.addresses(listener.host()).contains(address))
				.forEach(listener -> ports.add(listener.port()));
		if (sites.answering(text, false).isPresent()) {
			ports.add(80);
		}
		if (sites.answering(text, true).isPresent()) {
			ports.add(443);
		}
		return ports;
	}

	private static String name(String address, int port) {
		return (address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/tcp";
	}

	private void identify(Entity service, TruthDerivation notes) {
		for (Listener listener : company.listeners()) {
			for (InetAddress address : zones.addresses(listener.host())) {
				if (service.value().equals(name(Addresses.format(address), listener.port()))) {
					listener.product().map(product -> new Entity("Technology", product)).ifPresent(product -> {
						notes.found(BANNERS, service, product);
						notes.related(BANNERS, "uses_technology", service, product);
					});
				}
			}
		}
	}
}
