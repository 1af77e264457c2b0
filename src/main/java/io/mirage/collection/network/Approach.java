package io.mirage.collection.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Type;

import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.platform.entities.Destination;

/** Finds where to connect to for a destination, and lets the gate decide the destination and every address of it. */
@Component
class Approach {

	private final ScopeGate gate;
	private final DnsClient dns;

	private record Way(InetSocketAddress to, Verdict verdict) {}

	Approach(ScopeGate gate, DnsClient dns) {
		this.gate = gate;
		this.dns = dns;
	}

	/**
	 * Decides the addresses of a destination that itself was permitted.
	 *
	 * @return one or more, in the order to try them; nothing else may be connected to, so a name that is resolved
	 *         again in between leads nowhere new
	 */
	List<InetSocketAddress> decide(Assignment assignment, Errand errand, Destination destination, NetworkOptions options,
			Receipts receipts) throws SourceException, InterruptedException {
		List<InetAddress> addresses = addresses(destination, options);
		if (addresses.isEmpty()) {
			return List.of(options.connectTo().find(destination, null)
					.orElseThrow(() -> new Unreachable(destination.host() + " has no address")));
		}
		List<Way> ways = addresses.stream().flatMap(address -> way(assignment, errand, destination, address, options).stream()).toList();
		ways.stream().filter(way -> !way.verdict().allowed())
				.forEach(refused -> receipts.add(errand, destination.toString(), 1, refused.verdict()));
		return permitted(destination, ways);
	}

	/** Empty if the operator does not let anybody go there. */
	private Optional<Way> way(Assignment assignment, Errand errand, Destination destination, InetAddress address, NetworkOptions options) {
		Optional<InetSocketAddress> mapped = options.connectTo().find(destination, address);
		if (mapped.isEmpty() && options.connectTo().exclusive()) {
			return Optional.empty();
		}
		return Optional.of(new Way(mapped.orElseGet(() -> new InetSocketAddress(address, destination.port())),
				gate.decide(assignment, errand, destination, address, mapped.isPresent())));
	}

	private static List<InetSocketAddress> permitted(Destination destination, List<Way> ways) throws SourceException {
		if (ways.isEmpty()) {
			throw new Unreachable(destination + " is not among the connections that this installation may make");
		}
		List<InetSocketAddress> permitted = ways.stream().filter(way -> way.verdict().allowed()).map(Way::to).distinct().toList();
		if (permitted.isEmpty()) {
			throw new NotPermitted(destination + ": " + ways.getFirst().verdict().reason());
		}
		return permitted;
	}

	/** IPv4 first, for more networks still lack IPv6 than the other way round. Empty if there is surely none. */
	private List<InetAddress> addresses(Destination destination, NetworkOptions options) throws Unreachable, InterruptedException {
		Optional<InetAddress> literal = destination.literal();
		if (literal.isPresent()) {
			return List.of(literal.get());
		}
		if (destination.host().equals("localhost") || destination.host().endsWith(".localhost")) {
			return List.of(InetAddress.ofLiteral("127.0.0.1"));
		}
		try {
			return resolved(destination.host(), options);
		} catch (Unreachable unknown) {
			if (options.connectTo().find(destination, null).isPresent()) {
				return List.of();
			}
			throw unknown;
		}
	}

	private List<InetAddress> resolved(String host, NetworkOptions options) throws Unreachable, InterruptedException {
		if (!options.mayAskNameServers()) {
			throw new Unreachable("No address of " + host + " is known: " + TaskDns.NO_DNS);
		}
		DnsClient.Asked four = dns.ask(options, new DnsQuestion(host, Type.A));
		DnsClient.Asked six = dns.ask(options, new DnsQuestion(host, Type.AAAA));
		List<InetAddress> addresses = new ArrayList<>(addresses(four.await()));
		try {
			addresses.addAll(addresses(six.await()));
		} catch (Unreachable halfKnown) {
			if (addresses.isEmpty()) {
				throw halfKnown;
			}
		}
		return addresses;
	}

	private static List<InetAddress> addresses(DnsReply reply) {
		return reply.records().stream().<InetAddress>mapMulti((found, sink) -> {
			if (found instanceof ARecord a) {
				sink.accept(a.getAddress());
			} else if (found instanceof AAAARecord aaaa) {
				sink.accept(aaaa.getAddress());
			}
		}).toList();
	}
}
