package io.mirage.collection.collectors.dns;

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

	/** How many addresses a block may have, unless the setting {@code largest-block} of the source says otherwise. */
	private static final int LARGEST_BLOCK = 1024;
	private static final int MOST = 65_536;

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
			Map<String, String> addresses = addresses(question.value(), largestBlock(source));
			Map<String, DnsReply> replies = source.dnsAll(addresses.keySet(), Type.PTR);
			replies.forEach((name, reply) -> read(name, reply, addresses.getOrDefault(name, ""), answer));
		} else {
			String name = reverseName(question.value());
			read(name, source.dns(name, Type.PTR), question.value(), answer);
		}
	}

	/** Every address of the block by its name in the reverse tree. */
	private static Map<String, String> addresses(String cidr, int most) throws NotPermitted {
		Netblock block = Netblock.tryParse(cidr).orElseThrow();
		if (block.size().compareTo(BigInteger.valueOf(most)) > 0) {
			throw new NotPermitted(cidr + " has " + block.size() + " addresses; blocks of up to " + most + " are asked about.");
		}
		Map<String, String> addresses = new LinkedHashMap<>();
		for (int i = 0; i < block.size().intValue(); i++) {
			Neighbourhood.after(block.network(), i).map(Addresses::text).ifPresent(address -> addresses.put(reverseName(address), address));
		}
		return addresses;
	}

	private static int largestBlock(SourceClient source) {
		String most = source.setting("largest-block", Integer.toString(LARGEST_BLOCK));
		return most.matches("[0-9]{1,9}") ? Math.min(Integer.parseInt(most), MOST) : LARGEST_BLOCK;
	}

	static String reverseName(String address) {
		return Records.text(ReverseMap.fromAddress(Addresses.parse(address).orElseThrow()));
	}

	static void read(String name, DnsReply reply, String address, Answer answer) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (entry instanceof PTRRecord pointer) {
				answer.foundName(Records.text(pointer.getTarget())).ifPresent(host -> answer
						.found(EntityType.IP_ADDRESS, address).ifPresent(ref -> answer.relate(host, RelationType.PTR_OF, ref)));
			}
		}
	}
}
