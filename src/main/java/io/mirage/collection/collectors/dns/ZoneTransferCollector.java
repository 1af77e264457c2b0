package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.ZoneReply;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Asks each of a domain's name servers for the whole zone, which none should hand out (RFC 5936, 5). */
@Component
class ZoneTransferCollector implements Collector {

	private static final int MOST_SERVERS = 12;

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("zone-transfer", "Zone transfer", "Whole zones that name servers hand out to anybody", "1.0.0",
				Intrusiveness.AGGRESSIVE, Set.of(EntityType.DOMAIN_NAME),
				Set.of(EntityType.DOMAIN_NAME, EntityType.DNS_RECORD, EntityType.HOSTNAME, EntityType.IP_ADDRESS, EntityType.EMAIL_SERVER_POLICY),
				false, URI.create("https://www.rfc-editor.org/rfc/rfc5936"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(95);
		List<String> open = new ArrayList<>();
		Set<String> closed = new TreeSet<>();
		@Nullable SourceException failure = null;
		DnsReply servers = source.dns(question.value(), Type.NS);
		for (String server : names(question.value(), servers)) {
			try {
				read(question, source.transfer(question.value(), server), answer);
				open.add(server);
			} catch (Blocked refused) {
				closed.add(server);
			} catch (Unreachable | Unreadable | NotPermitted unknown) {
				failure = unknown;
			}
		}
		if (open.isEmpty() && closed.isEmpty() && failure != null) {
			throw failure;
		}
		conclude(question, servers, open, closed, answer);
	}

	private static List<String> names(String zone, DnsReply reply) {
		return Records.about(zone, reply).stream().filter(NSRecord.class::isInstance).map(NSRecord.class::cast)
				.map(server -> Records.text(server.getTarget())).distinct().limit(MOST_SERVERS).toList();
	}

	/** What a zone says of names outside it is not the zone's to say. */
	private static void read(Question question, ZoneReply zone, Answer answer) {
		answer.restsOn(zone.evidence());
		for (Record entry : zone.records()) {
			String name = Records.text(entry.getName());
			if (name.equals(question.value()) || name.endsWith("." + question.value())) {
				answer.foundName(name.startsWith("*.") ? name.substring(2) : name)
						.ifPresent(host -> new RecordReading(host, answer).take(name, entry));
			}
		}
	}

	private static void conclude(Question question, DnsReply servers, List<String> open, Set<String> closed, Answer answer) {
		if (open.isEmpty() && closed.isEmpty()) {
			return;
		}
		if (open.isEmpty()) {
			answer.restsOn(servers.evidence());
		}
		answer.found(question.entity()).attribute("zone_transfer", open.isEmpty() ? "refused" : "open")
				.attribute("zone_transfer_servers", String.join(" ", open));
	}
}
