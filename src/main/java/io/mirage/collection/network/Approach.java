package io.mirage.collection.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;

/** Finds where to connect to for a destination, and lets the gate decide the destination and every address of it. */
@Component
class Approach {

	private final ScopeGate gate;
	private final DnsClient dns;

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
		SequencedSet<InetSocketAddress> ways = new LinkedHashSet<>();
		@Nullable Verdict refusal = null;
		List<InetAddress> addresses = addresses(destination, options);
		for (InetAddress address : addresses) {
			Optional<InetSocketAddress> mapped = options.connectTo().find(destination, address);
			if (mapped.isEmpty() && options.connectTo().exclusive()) {
				continue;
			}
			Verdict verdict = gate.decide(assignment, errand, destination, address, mapped.isPresent());
			if (verdict.allowed()) {
				ways.add(mapped.orElseGet(() -> new InetSocketAddress(address, destination.port())));
			} else {
				refusal = verdict;
				receipts.add(errand, destination.toString(), 1, verdict);
			}
		}
		if (addresses.isEmpty()) {
			options.connectTo().find(destination, null).ifPresent(ways::add);
		}
		if (ways.isEmpty()) {
			throw refusal != null ? new NotPermitted(destination + ": " + refusal.reason()) : noWay(destination, addresses);
		}
		return List.copyOf(ways);
	}

	private static Unreachable noWay(Destination destination, List<InetAddress> addresses) {
		return new Unreachable(addresses.isEmpty() ? destination.host() + " has no address"
				: destination + " is not among the connections that this installation may make");
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
		CompletableFuture<DnsReply> four = lookUp(host, Type.A, options);
		CompletableFuture<DnsReply> six = lookUp(host, Type.AAAA, options);
		List<InetAddress> addresses = new ArrayList<>(addresses(DnsClient.await(four)));
		try {
			addresses.addAll(addresses(DnsClient.await(six)));
		} catch (Unreachable halfKnown) {
			if (addresses.isEmpty()) {
				throw halfKnown;
			}
		}
		return addresses;
	}

	private CompletableFuture<DnsReply> lookUp(String host, int type, NetworkOptions options) throws InterruptedException {
		Optional<DnsReply> remembered = dns.remembered(options, host, type);
		return remembered.isPresent() ? CompletableFuture.completedFuture(remembered.get()) : dns.ask(options, host, type);
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
