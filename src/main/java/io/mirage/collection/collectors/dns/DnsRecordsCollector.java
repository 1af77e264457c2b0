package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Asks for every record an ordinary name has, and for a domain's policy on forged mail. */
@Component
class DnsRecordsCollector implements Collector {

	private static final List<Integer> OTHER_TYPES =
			List.of(Type.AAAA, Type.CNAME, Type.MX, Type.NS, Type.TXT, Type.SOA);

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-records", "DNS records",
				"Addresses, aliases, mail and name servers, texts and mail policies of a name", "1.0.0", Intrusiveness.DNS,
				Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.DNS_RECORD, EntityType.IP_ADDRESS, EntityType.HOSTNAME, EntityType.DOMAIN_NAME,
						EntityType.EMAIL_SERVER_POLICY),
				false, URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	/** A name whose addresses can be had but, say, no CAA is known well enough; that the rest is missing is noted. */
	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		RecordReading reading = new RecordReading(question.entity(), answer.confidence(95));
		DnsReply addresses = source.dns(question.value(), Type.A);
		reading.read(question.value(), addresses);
		if (addresses.exists() || !addresses.records().isEmpty()) {
			for (int type : OTHER_TYPES) {
				ask(question.value(), type, source, reading);
			}
			authorities(question, source, reading);
		}
		if (question.entity().type() == EntityType.DOMAIN_NAME) {
			ask("_dmarc." + question.value(), Type.TXT, source, reading);
		}
		reading.conclude();
	}

	/** Of a host the domain above may speak (RFC 8659, 3), so only a domain's silence is worth a word. */
	private static void authorities(Question question, SourceClient source, RecordReading reading) throws SourceException, InterruptedException {
		try {
			DnsReply reply = source.dns(question.value(), Type.CAA);
			reading.read(question.value(), reply);
			if (question.entity().type() == EntityType.DOMAIN_NAME) {
				reading.authorities(question.value(), reply);
			}
		} catch (Unreachable silent) {
			reading.miss(Type.CAA);
		}
	}

	private static void ask(String name, int type, SourceClient source, RecordReading reading)
			throws SourceException, InterruptedException {
		try {
			reading.read(name, source.dns(name, type));
		} catch (Unreachable e) {
			reading.miss(type);
		}
	}
}
