package io.mirage.collection.collectors.dns;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.Addresses;

/** Asks what the addresses beside one are called; machines of one owner often stand in a row. IPv4 only: IPv6 is too wide. */
@Component
class DnsNeighboursCollector implements Collector {

	/** On each side, unless the setting {@code distance} of the source says otherwise. */
	private static final int DISTANCE = 4;
	private static final int FARTHEST = 32;
	private static final int IPV4 = 4;

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-neighbours", "Neighbouring addresses", "Names of the addresses beside an address", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.IP_ADDRESS),
				Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		InetAddress address = Addresses.parse(question.value()).orElseThrow();
		if (address.getAddress().length != IPV4) {
			return;
		}
		answer.confidence(40);
		@Nullable Unreachable failure = null;
		boolean answered = false;
		for (InetAddress neighbour : Neighbourhood.of(address, distance(source))) {
			try {
				String name = Records.text(ReverseMap.fromAddress(neighbour));
				read(name, Addresses.text(neighbour), source.lookUp(name, Type.PTR), answer);
				answered = true;
			} catch (Unreachable silent) {
				failure = silent;
			}
		}
		if (!answered && failure != null) {
			throw failure;
		}
	}

	private static int distance(SourceClient source) {
		String text = source.setting("distance", Integer.toString(DISTANCE));
		return text.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(text), FARTHEST) : DISTANCE;
	}

	private static void read(String name, String address, DnsReply reply, Answer answer) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (entry instanceof PTRRecord pointer) {
				answer.foundName(Records.text(pointer.getTarget())).ifPresent(host -> tell(host, address, answer));
			}
		}
	}

	private static void tell(EntityRef host, String address, Answer answer) {
		answer.found(host).tag("neighbour");
		answer.found(EntityType.IP_ADDRESS, address).ifPresent(ref -> {
			answer.found(ref).tag("neighbour");
			answer.relate(host, RelationType.PTR_OF, ref);
		});
	}
}
