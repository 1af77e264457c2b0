package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.collectors.dns.SpfRecord.Mechanism;
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

/** Follows a domain's SPF record through its includes: who may send its mail, and whether receivers can still follow. */
@Component
class SpfSendersCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("spf-senders", "SPF senders", "Machines and services that may send a domain's mail", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME),
				Set.of(EntityType.EMAIL_SERVER_POLICY, EntityType.IP_ADDRESS, EntityType.NETBLOCK, EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc7208"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		DnsReply reply = source.dns(question.value(), Type.TXT);
		Optional<SpfRecord> record = record(reply);
		if (record.isEmpty()) {
			return;
		}
		SpfWalk walk = new SpfWalk(source);
		walk.follow(question.value(), record.get());
		answer.restsOn(reply.evidence()).confidence(90);
		answer.found(EntityType.EMAIL_SERVER_POLICY, question.value() + " SPF").map(answer::found)
				.ifPresent(fact -> walk.attributes().forEach(fact::attribute));
		record.get().mechanisms().forEach(mechanism -> sender(question.entity(), mechanism, answer));
		if (record.get().followsRedirect()) {
			relate(question.entity(), EntityType.HOSTNAME, record.get().redirect(), answer);
		}
	}

	static Optional<SpfRecord> record(DnsReply reply) {
		return Records.about(reply.name(), reply).stream().filter(TXTRecord.class::isInstance).map(Records::data)
				.flatMap(text -> SpfRecord.tryParse(text).stream()).findFirst();
	}

	private static void sender(EntityRef domain, Mechanism mechanism, Answer answer) {
		switch (mechanism.name()) {
			case "ip4", "ip6" -> relate(domain, mechanism.value().contains("/") ? EntityType.NETBLOCK : EntityType.IP_ADDRESS,
					mechanism.value(), answer);
			case "include", "a", "mx" -> relate(domain, EntityType.HOSTNAME, mechanism.value().replaceFirst("/.*", ""), answer);
			default -> { }
		}
	}

	private static void relate(EntityRef domain, EntityType type, String text, Answer answer) {
		Optional<EntityRef> sender = type == EntityType.HOSTNAME ? answer.foundName(text) : answer.found(type, text);
		sender.ifPresent(found -> {
			answer.found(found).tag("spf");
			answer.relate(domain, RelationType.MAIL_BY, found);
		});
	}
}
