package io.mirage.collection.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

import io.mirage.collection.dns.DnsAnswer;
import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException.Unreachable;

/**
 * A name server's answer as collectors see it.
 *
 * @param ttl how long it may be given again; 0 if not at all
 */
record DnsReading(DnsReply reply, Duration ttl) {

	private static final Duration LONGEST_MEMORY = Duration.ofHours(1);

	/** @throws Unreachable if it is no DNS message, for nobody has answered then */
	static DnsReading of(DnsQuestion question, DnsAnswer answer) throws Unreachable {
		try {
			Message message = answer.message();
			return new DnsReading(reply(question.name(), answer, message), ttl(message, question.type()));
		} catch (IOException garbage) {
			throw new Unreachable("What a name server answers about " + question.name() + " cannot be read: " + Failures.text(garbage));
		}
	}

	/** Of an alias that leads nowhere the servers say NXDOMAIN, but the alias itself exists (RFC 6604, 3). */
	private static DnsReply reply(String name, DnsAnswer answer, Message message) {
		List<Record> records = message.getSection(Section.ANSWER);
		boolean exists = message.getRcode() != Rcode.NXDOMAIN || !records.isEmpty();
		return new DnsReply(name, records, exists, message.getHeader().getFlag(Flags.AD), () -> evidence(answer, message));
	}

	/** As zone file text (RFC 1035, 5) without the number of the question, so that the same answer is the same text. */
	private static Evidence evidence(DnsAnswer answer, Message message) {
		StringBuilder text = new StringBuilder().append(";; ").append(Rcode.string(message.getRcode())).append(" from ")
				.append(answer.server().getAddress().getHostAddress()).append(" about ").append(message.getQuestion()).append('\n');
		for (int section = Section.ANSWER; section <= Section.AUTHORITY; section++) {
			List<Record> records = message.getSection(section);
			if (!records.isEmpty()) {
				text.append(";; ").append(Section.longString(section).toLowerCase(Locale.ROOT)).append('\n');
				records.forEach(entry -> text.append(entry).append('\n'));
			}
		}
		return new Evidence("text/dns", text.toString().getBytes(StandardCharsets.UTF_8), false);
	}

	/** Denials last as long as the zone says (RFC 2308, 5). */
	private static Duration ttl(Message answer, int type) {
		List<Record> records = answer.getSection(Section.ANSWER);
		boolean positive = records.stream().anyMatch(found -> found.getType() == type || type == Type.ANY);
		long seconds = records.stream().mapToLong(Record::getTTL).min().orElse(Long.MAX_VALUE);
		if (!positive) {
			seconds = Math.min(seconds, answer.getSection(Section.AUTHORITY).stream().filter(SOARecord.class::isInstance)
					.map(SOARecord.class::cast).mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum())).findFirst().orElse(0));
		}
		return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_MEMORY.toSeconds()));
	}
}
