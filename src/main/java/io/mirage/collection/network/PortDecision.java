package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.platform.entities.Destination;

/** The decisions about many ports of one host, told in a few receipts. */
record PortDecision(Assignment assignment, Network network, NetworkOptions options, Receipts receipts) {

	/**
	 * Where to connect to for each port that may be tried.
	 *
	 * @throws SourceException if there is none
	 */
	Map<Integer, InetSocketAddress> ways(Destination host, Collection<Integer> ports) throws SourceException, InterruptedException {
		Map<Integer, InetSocketAddress> ways = new LinkedHashMap<>();
		@Nullable SourceException refusal = null;
		for (Destination port : permitted(host, ports)) {
			try {
				ways.put(port.port(), network.approach().decide(assignment, Errand.KNOCK, port, options, receipts).getFirst());
			} catch (NotPermitted | Unreachable refused) {
				refusal = refused;
			}
		}
		if (ways.isEmpty() && refusal != null) {
			throw refusal;
		}
		return ways;
	}

	private Collection<Destination> permitted(Destination host, Collection<Integer> ports) throws NotPermitted {
		Map<Verdict, Map<Integer, Destination>> verdicts = new LinkedHashMap<>();
		for (int port : ports) {
			Destination destination = Destination.of(host.host(), port)
					.orElseThrow(() -> new IllegalArgumentException(port + " is not the number of a port"));
			Verdict verdict = network.gate().decide(assignment, Errand.KNOCK, destination, destination.toString());
			verdicts.computeIfAbsent(verdict, _ -> new LinkedHashMap<>()).put(port, destination);
		}
		verdicts.forEach((verdict, decided) -> receipts.add(Errand.KNOCK, host.host(), decided.size(), verdict));
		Map<Integer, Destination> permitted = new LinkedHashMap<>();
		verdicts.forEach((verdict, decided) -> permitted.putAll(verdict.allowed() ? decided : Map.of()));
		if (permitted.isEmpty() && !verdicts.isEmpty()) {
			throw new NotPermitted(host + ": " + verdicts.keySet().iterator().next().reason());
		}
		return permitted.values();
	}
}
