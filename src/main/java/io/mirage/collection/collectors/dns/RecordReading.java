package io.mirage.collection.collectors.dns;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Fact;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

/** Turns the name servers' replies about one name into facts. Used once. */
final class RecordReading {

	private final EntityRef asked;
	private final Answer answer;
	private final Set<String> missed = new TreeSet<>();
	private boolean resolves;

	RecordReading(EntityRef asked, Answer answer) {
		this.asked = asked;
		this.answer = answer;
	}

	/** Records of the name are facts; of what it is an alias of, the addresses only. */
	void read(String name, DnsReply reply) {
		answer.restsOn(reply.evidence());
		for (Record entry : Records.about(name, reply)) {
			if (Records.text(entry.getName()).equals(name)) {
				record(entry);
			}
			relate(entry);
		}
		if (reply.isDisputed()) {
			answer.found(asked).tag("disputed");
		}
	}

	/** Reads one record of the name, which may be a wildcard. */
	void take(String name, Record entry) {
		record(entry);
		if (!name.startsWith("*.")) {
			relate(entry);
		}
	}

	/** Says who may issue certificates for the name, or that anybody may. */
	void authorities(String name, DnsReply reply) {
		String issuers = Records.about(name, reply).stream().filter(CAARecord.class::isInstance).map(CAARecord.class::cast)
				.filter(entry -> entry.getTag().equals("issue")).map(CAARecord::getValue).distinct().collect(Collectors.joining(" "));
		boolean silent = Records.about(name, reply).stream().noneMatch(CAARecord.class::isInstance);
		answer.found(asked).attribute("caa", silent ? "none" : issuers);
	}

	/** No server answered the question for this type. */
	void miss(int type) {
		missed.add(Type.string(type));
	}

	/** Says whether the name resolves, if that is known. */
	void conclude() {
		Fact fact = answer.found(asked).attribute("not_answered", String.join(" ", missed));
		if (resolves) {
			fact.attribute("resolves", "true");
		} else if (!missed.contains("AAAA")) {
			fact.attribute("resolves", "false").tag("unresolved");
		}
	}

	private void record(Record entry) {
		record(entry, answer);
	}

	/** The record itself as a fact. */
	static void record(Record entry, Answer answer) {
		String name = Records.text(entry.getName());
		String type = Type.string(entry.getType());
		String data = Records.data(entry);
		answer.found(EntityType.DNS_RECORD, name + " " + type + " " + data)
				.ifPresent(ref -> answer.found(ref).attribute("name", name).attribute("record_type", type)
						.attribute("data", data).attribute("ttl", Long.toString(entry.getTTL())));
	}

	private void relate(Record entry) {
		switch (entry) {
			case ARecord _, AAAARecord _ -> address(Records.data(entry));
			case CNAMERecord alias -> answer.foundName(Records.text(alias.getName()))
					.ifPresent(name -> host(name, RelationType.ALIAS_OF, alias.getTarget()));
			case MXRecord exchange -> host(asked, RelationType.MAIL_BY, exchange.getTarget());
			case NSRecord server -> host(asked, RelationType.NAME_SERVED_BY, server.getTarget());
			case TXTRecord text -> MailPolicy.tryParse(Records.data(text)).ifPresent(this::tell);
			default -> { }
		}
	}

	private void address(String data) {
		answer.found(EntityType.IP_ADDRESS, data).ifPresent(address -> {
			resolves = true;
			answer.relate(asked, RelationType.RESOLVES_TO, address);
		});
	}

	private void host(EntityRef source, RelationType relation, Name name) {
		answer.foundName(Records.text(name)).ifPresent(host -> answer.relate(source, relation, host));
	}

	private void tell(MailPolicy policy) {
		answer.found(EntityType.EMAIL_SERVER_POLICY, asked.value() + " " + policy.kind()).map(answer::found)
				.ifPresent(fact -> policy.attributes().forEach(fact::attribute));
	}
}
