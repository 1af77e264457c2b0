package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Fetches the policy file of a domain that announces one (MTA-STS, RFC 8461). */
@Component
class MtaStsFileCollector implements Collector {

	private static final int OK = 200;

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("mta-sts-file", "MTA-STS policy file", "What a domain demands of servers that bring it mail", "1.0.0",
				Intrusiveness.ACTIVE, Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.EMAIL_SERVER_POLICY, EntityType.HOSTNAME, EntityType.DOMAIN_NAME),
				false, URI.create("https://www.rfc-editor.org/rfc/rfc8461"), Duration.ZERO);
	}

	/** A redirect or another status is no policy (RFC 8461, 3.3): the fact says so, for mail is then sent as if there were none. */
	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		if (!isAnnounced(source.dns("_mta-sts." + question.value(), Type.TXT))) {
			return;
		}
		HttpReply reply = source.visit(URI.create("https://mta-sts." + question.value() + "/.well-known/mta-sts.txt"));
		answer.restsOn(reply.evidence()).confidence(95);
		Optional<MtaStsPolicy> policy = reply.status() == OK ? MtaStsPolicy.tryParse(reply.text()) : Optional.empty();
		if (policy.isEmpty() && reply.status() == OK) {
			throw new Unreadable("The MTA-STS file of " + question.value() + " is no policy");
		}
		answer.found(EntityType.EMAIL_SERVER_POLICY, question.value() + " MTA-STS").map(answer::found).ifPresent(fact -> {
			fact.attribute("file_status", Integer.toString(reply.status()));
			policy.ifPresent(read -> fact.attribute("mode", read.mode()).attribute("max_age", read.maxAge())
					.attribute("mx", String.join(" ", read.exchanges())));
		});
		policy.ifPresent(read -> read.exchanges().stream().filter(name -> !name.startsWith("*.")).forEach(answer::foundName));
	}

	private static boolean isAnnounced(DnsReply reply) {
		return Records.about(reply.name(), reply).stream().filter(TXTRecord.class::isInstance).map(Records::data)
				.anyMatch(text -> TagList.parse(text, "STSv1").isPresent());
	}
}
