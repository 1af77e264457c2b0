package io.mirage.collection.collectors;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Netblock;

/** Asks which names addresses claim to have; of a block, every address. */
@Component
class ReverseDnsCollector implements Collector {

	private static final BigInteger LARGEST_BLOCK = BigInteger.valueOf(1024);

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("reverse-dns", "Reverse DNS", "Names that addresses give themselves", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.IP_ADDRESS, EntityType.NETBLOCK),
				Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME, EntityType.IP_ADDRESS), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(80);
		if (question.entity().type() == EntityType.NETBLOCK) {
			Map<String, String> addresses = addresses(question.value());
			Map<String, DnsReply> replies = source.dnsAll(addresses.keySet(), Type.PTR);
			replies.forEach((name, reply) -> read(name, reply, addresses.getOrDefault(name, ""), answer));
		} else {
			String name = reverseName(question.value());
			read(name, source.dns(name, Type.PTR), question.value(), answer);
		}
	}

	/** Every address of the block by its name in the reverse tree. */
	private static Map<String, String> addresses(String cidr) throws NotPermitted {
		Netblock block = Netblock.tryParse(cidr).orElseThrow();
		if (block.size().compareTo(LARGEST_BLOCK) > 0) {
			throw new NotPermitted(cidr + " has " + block.size() + " addresses; blocks of up to " + LARGEST_BLOCK + " are asked about.");
		}
		Map<String, String> addresses = new LinkedHashMap<>();
		BigInteger first = new BigInteger(1, block.network().getAddress());
		for (int i = 0; i < block.size().intValue(); i++) {
			String address = AddressRange.text(first.add(BigInteger.valueOf(i)), block.network().getAddress().length);
			addresses.put(reverseName(address), address);
		}
		return addresses;
	}

	private static String reverseName(String address) {
		return Records.text(ReverseMap.fromAddress(Addresses.parse(address).orElseThrow()));
	}

	private static void read(String name, DnsReply reply, String address, Answer answer) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (entry instanceof PTRRecord pointer) {
				answer.foundName(Records.text(pointer.getTarget())).ifPresent(host -> answer
						.found(EntityType.IP_ADDRESS, address).ifPresent(ref -> answer.relate(host, RelationType.PTR_OF, ref)));
			}
		}
	}
}
