package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.collectors.dns.Blocklist.Code;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Asks blocklists in the DNS about addresses and names. A list that refuses to answer has not said that there is nothing. */
@Component
class BlocklistsCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-blocklists", "DNS blocklists", "What blocklists say of addresses and domains", "1.0.0",
				Intrusiveness.PASSIVE, Set.of(EntityType.IP_ADDRESS, EntityType.DOMAIN_NAME),
				Set.of(EntityType.BLOCKLIST_ENTRY, EntityType.IP_ADDRESS, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc5782"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		boolean isName = question.entity().type() == EntityType.DOMAIN_NAME;
		if (!isName && question.value().indexOf(':') >= 0) {
			return;
		}
		Tally tally = new Tally();
		for (Blocklist list : Blocklist.known(isName)) {
			try {
				read(list, source.lookUp(list.question(question.value()), Type.A), question, answer, tally);
			} catch (Unreachable silent) {
				tally.silent.add(list.name());
				tally.failure = silent;
			}
		}
		tally.conclude(question, answer);
	}

	private static final class Tally {

		private final List<String> answered = new ArrayList<>();
		private final List<String> refused = new ArrayList<>();
		private final List<String> silent = new ArrayList<>();
		private @Nullable Unreachable failure;

		/** If no list said anything, nothing is known. */
		void conclude(Question question, Answer answer) throws SourceException {
			if (answered.isEmpty() && !refused.isEmpty()) {
				throw new Blocked("Blocklists do not answer through these name servers: " + String.join(", ", refused));
			}
			if (answered.isEmpty() && failure != null) {
				throw failure;
			}
			if (!refused.isEmpty() || !silent.isEmpty()) {
				answer.found(question.entity()).attribute("blocklists_refused", String.join(", ", refused))
						.attribute("blocklists_silent", String.join(", ", silent));
			}
		}
	}

	private static void read(Blocklist list, DnsReply reply, Question question, Answer answer, Tally tally) {
		List<Code> codes = codes(list, reply);
		answer.restsOn(reply.evidence()).confidence(85);
		Optional<Code> refusal = codes.stream().filter(code -> code.kind() == Blocklist.Kind.REFUSED).findFirst();
		if (refusal.isPresent()) {
			tally.refused.add(list.name());
			return;
		}
		tally.answered.add(list.name());
		codes.stream().filter(code -> code.kind() == Blocklist.Kind.POLICY)
				.forEach(code -> answer.found(question.entity()).attribute("mail_policy", list.name() + ": " + code.meaning()));
		List<String> accusations = codes.stream().filter(code -> code.kind() == Blocklist.Kind.LISTED).map(Code::meaning).distinct().toList();
		if (!accusations.isEmpty()) {
			tell(list, String.join("; ", accusations), question, answer);
		}
	}

	private static List<Code> codes(Blocklist list, DnsReply reply) {
		List<Record> records = Records.about(reply.name(), reply);
		return records.stream().filter(ARecord.class::isInstance).flatMap(entry -> list.meanings(Records.data(entry)).stream()).toList();
	}

	private static void tell(Blocklist list, String accusations, Question question, Answer answer) {
		answer.found(question.entity()).tag("malicious").attribute("blocklisted_by", list.name());
		answer.found(EntityType.BLOCKLIST_ENTRY, list.name() + ": " + question.value()).ifPresent(entry -> {
			answer.found(entry).attribute("list", list.name()).attribute("zone", list.zone()).attribute("meaning", accusations);
			answer.relate(question.entity(), RelationType.MENTIONED_IN, entry);
		});
	}
}
