package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Asks where a domain offers the usual services (SRV, RFC 2782). What it announces nobody has connected to. */
@Component
class DnsServicesCollector implements Collector {

	/** The service's name and what it is. */
	private static final List<List<String>> SERVICES = Lines.read("srv-names", 2);

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-services", "Announced services", "Servers that a domain names for mail, calls, chat, directories and more",
				"1.0.0", Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME),
				Set.of(EntityType.DNS_RECORD, EntityType.HOSTNAME, EntityType.DOMAIN_NAME, EntityType.SERVICE), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc2782"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(90);
		List<String> names = SERVICES.stream().map(service -> service.getFirst() + "." + question.value()).toList();
		source.dnsAll(names, Type.SRV).forEach((name, reply) -> read(name, reply, answer));
	}

	private static void read(String name, DnsReply reply, Answer answer) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (entry instanceof SRVRecord server && !Records.text(server.getTarget()).isEmpty() && server.getPort() > 0) {
				RecordReading.record(entry, answer);
				answer.foundName(Records.text(server.getTarget())).ifPresent(host -> announce(host, name, server.getPort(), answer));
			}
		}
	}

	private static void announce(EntityRef host, String name, int port, Answer answer) {
		String protocol = name.contains("._udp.") ? "udp" : "tcp";
		answer.found(EntityType.SERVICE, host.value() + ":" + port + "/" + protocol).ifPresent(service -> {
			answer.found(service).tag("announced").confidence(70).attribute("protocol", meaning(name));
			answer.relate(host, RelationType.EXPOSES, service);
		});
	}

	private static String meaning(String name) {
		return SERVICES.stream().filter(service -> name.startsWith(service.getFirst() + ".")).map(List::getLast).findFirst().orElse("");
	}
}
