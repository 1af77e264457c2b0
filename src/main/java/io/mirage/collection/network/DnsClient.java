package io.mirage.collection.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.springframework.stereotype.Component;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException.Unreachable;

/** Asks name servers and remembers their answers for as long as they say, denials included (RFC 2308). */
@Component
class DnsClient {

	private static final Duration LONGEST_MEMORY = Duration.ofHours(1);
	private static final long MOST_BYTES = 32L << 20;
	/** What a reply takes besides its text, roughly. */
	private static final int OVERHEAD = 500;

	private final Derived<DnsServers.Plan, Line> line = new Derived<>(Line::of, old -> {});

	private record Query(String name, int type) {}

	private record Known(DnsReply reply, Duration ttl) {}

	/** Answers belong to the servers that gave them. */
	private record Line(DnsServers servers, Cache<Query, Known> known) {

		static Line of(DnsServers.Plan plan) {
			return new Line(new DnsServers(plan), Caffeine.newBuilder().maximumWeight(MOST_BYTES)
					.weigher((Query query, Known known) -> OVERHEAD + known.reply().evidence().bytes().length)
					.expireAfter(Expiry.<Query, Known>creating((query, known) -> known.ttl())).build());
		}
	}

	/** @param name canonical */
	Optional<DnsReply> remembered(NetworkOptions options, String name, int type) {
		return Optional.ofNullable(line(options).known().getIfPresent(new Query(name, type))).map(Known::reply);
	}

	/** Waits only while too many questions are in flight. Its failure is {@link Unreachable}. */
	CompletableFuture<DnsReply> ask(NetworkOptions options, String name, int type) throws InterruptedException {
		Line line = line(options);
		return line.servers().ask(question(name, type)).thenApply(answer -> {
			DnsReply reply = reply(name, answer);
			Duration ttl = ttl(answer, type);
			if (!ttl.isZero()) {
				line.known().put(new Query(name, type), new Known(reply, ttl));
			}
			return reply;
		});
	}

	static DnsReply await(CompletableFuture<DnsReply> answer) throws Unreachable, InterruptedException {
		try {
			return answer.get();
		} catch (ExecutionException failed) {
			if (failed.getCause() instanceof Unreachable unreachable) {
				throw new Unreachable(unreachable.reason());
			}
			throw new IllegalStateException("A DNS answer could not be processed", failed);
		}
	}

	private Line line(NetworkOptions options) {
		return line.from(DnsServers.Plan.of(options));
	}

	private static Record question(String name, int type) {
		try {
			return Record.newRecord(Name.fromString(name + "."), type, DClass.IN);
		} catch (TextParseException impossible) {
			throw new IllegalStateException("A canonical name is a DNS name: " + name, impossible);
		}
	}

	/** Of an alias that leads nowhere the servers say NXDOMAIN, but the alias itself exists (RFC 6604, 3). */
	private static DnsReply reply(String name, Message answer) {
		List<Record> records = answer.getSection(Section.ANSWER);
		boolean exists = answer.getRcode() != Rcode.NXDOMAIN || !records.isEmpty();
		byte[] text = answer.toString().getBytes(StandardCharsets.UTF_8);
		return new DnsReply(name, records, exists, new Evidence("text/dns", text, false));
	}

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
