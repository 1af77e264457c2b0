package io.mirage.collection.collectors.net;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Tries which TCP ports of an address take a connection. Only open ones become services; how many others refused and
 * how many did not answer is said of the address, for the one is knowledge and the other is not.
 */
@Component
class PortScanCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("port-scan", "Port scan", "Open TCP ports of addresses, by connecting to them", "1.0.0",
				Intrusiveness.ACTIVE, Set.of(EntityType.IP_ADDRESS), Set.of(EntityType.SERVICE, EntityType.IP_ADDRESS), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc9293"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		PortChoice choice = PortChoice.of(source);
		Map<Integer, PortState> states = source.knock(question.value(), choice.ports(), choice.how());
		answer.restsOn(evidence(states)).confidence(95);
		Fact address = answer.found(question.entity());
		for (PortState state : PortState.values()) {
			address.attribute("tcp_ports_" + name(state), String.valueOf(ports(states, state).size()));
		}
		address.attribute("tcp_ports_not_tried", notTried(choice, states));
		for (int port : ports(states, PortState.OPEN)) {
			open(question.entity(), port, answer);
		}
	}

	private static List<Integer> ports(Map<Integer, PortState> states, PortState state) {
		return states.entrySet().stream().filter(entry -> entry.getValue() == state).map(Map.Entry::getKey).toList();
	}

	/** Empty if all were. */
	private static String notTried(PortChoice choice, Map<Integer, PortState> states) {
		int missing = choice.ports().size() - states.size();
		return missing == 0 ? "" : String.valueOf(missing);
	}

	private static void open(EntityRef address, int port, Answer answer) {
		answer.found(EntityType.SERVICE, new ServiceName(address.value(), port).toString()).ifPresent(service -> {
			answer.found(service).attribute("state", name(PortState.OPEN))
					.attribute("usual_service", KnownPorts.find(port).map(KnownPorts.Port::name).orElse(""));
			answer.relate(address, RelationType.EXPOSES, service);
		});
	}

	/** A connection that opens leaves nothing but the fact that it did. */
	private static Evidence evidence(Map<Integer, PortState> states) {
		String lines = states.entrySet().stream().map(entry -> entry.getKey() + "/tcp " + name(entry.getValue()))
				.collect(Collectors.joining("\n", "", "\n"));
		return new Evidence("text/plain", lines.getBytes(StandardCharsets.US_ASCII), false);
	}

	private static String name(PortState state) {
		return state.name().toLowerCase(Locale.ROOT);
	}
}
