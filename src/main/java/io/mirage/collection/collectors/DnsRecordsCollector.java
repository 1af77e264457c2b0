package io.mirage.collection.collectors;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Asks for every record an ordinary name has. A name without addresses is said not to resolve. */
@Component
class DnsRecordsCollector implements Collector {

	private static final List<Integer> TYPES =
			List.of(Type.A, Type.AAAA, Type.CNAME, Type.MX, Type.NS, Type.TXT, Type.SOA, Type.CAA);

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-records", "DNS records",
				"Addresses, aliases, mail and name servers, texts and mail policies of a name", "1.0.0", Intrusiveness.DNS,
				Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.DNS_RECORD, EntityType.IP_ADDRESS, EntityType.HOSTNAME, EntityType.DOMAIN_NAME,
						EntityType.EMAIL_SERVER_POLICY),
				false, URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(95);
		for (int type : TYPES) {
			DnsReply reply = source.dns(question.value(), type);
			if (!reply.exists() && reply.records().isEmpty()) {
				break;
			}
			read(question.entity(), question.value(), reply, answer);
		}
		if (question.entity().type() == EntityType.DOMAIN_NAME) {
			String name = "_dmarc." + question.value();
			read(question.entity(), name, source.dns(name, Type.TXT), answer);
		}
		sayWhetherItResolves(question.entity(), answer);
	}

	private static void read(EntityRef asked, String name, DnsReply reply, Answer answer) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (Records.text(entry.getName()).equals(name)) {
				record(entry, answer);
			}
			relate(asked, entry, answer);
		}
	}

	private static void record(Record entry, Answer answer) {
		String name = Records.text(entry.getName());
		String data = Records.data(entry);
		answer.found(EntityType.DNS_RECORD, name + " " + Records.type(entry) + " " + data)
				.ifPresent(ref -> answer.found(ref).attribute("name", name).attribute("record_type", Records.type(entry))
						.attribute("data", data).attribute("ttl", Long.toString(entry.getTTL())));
	}

	private static void relate(EntityRef asked, Record entry, Answer answer) {
		switch (entry) {
			case ARecord _, AAAARecord _ -> answer.found(EntityType.IP_ADDRESS, Records.data(entry))
					.ifPresent(address -> answer.relate(asked, RelationType.RESOLVES_TO, address));
			case CNAMERecord alias -> answer.foundName(Records.text(alias.getName()))
					.ifPresent(name -> host(name, RelationType.ALIAS_OF, alias.getTarget(), answer));
			case MXRecord exchange -> host(asked, RelationType.MAIL_BY, exchange.getTarget(), answer);
			case NSRecord server -> host(asked, RelationType.NAME_SERVED_BY, server.getTarget(), answer);
			case TXTRecord text -> MailPolicy.tryParse(Records.data(text)).ifPresent(policy -> tell(asked, policy, answer));
			default -> { }
		}
	}

	private static void host(EntityRef source, RelationType relation, Name name, Answer answer) {
		answer.foundName(Records.text(name)).ifPresent(host -> answer.relate(source, relation, host));
	}

	private static void tell(EntityRef asked, MailPolicy policy, Answer answer) {
		answer.found(EntityType.EMAIL_SERVER_POLICY, asked.value() + " " + policy.kind()).map(answer::found)
				.ifPresent(fact -> policy.attributes().forEach(fact::attribute));
	}

	private static void sayWhetherItResolves(EntityRef asked, Answer answer) {
		boolean resolves = answer.relations().stream().anyMatch(relation -> relation.type() == RelationType.RESOLVES_TO);
		Fact fact = answer.found(asked).attribute("resolves", Boolean.toString(resolves));
		if (!resolves) {
			fact.tag("unresolved");
		}
	}
}
