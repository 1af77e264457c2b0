package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ResolverConfig;

import io.mirage.collection.dns.DatagramTransport;
import io.mirage.collection.dns.DnsAnswer;
import io.mirage.collection.dns.DnsPlan;
import io.mirage.collection.dns.DnsQuestion;
import io.mirage.collection.dns.DnsTransport;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.SourceException.Unreachable;

/** Asks name servers and remembers their answers for as long as they say, denials included (RFC 2308). */
@Component
class DnsClient {

	private static final long MOST_BYTES = 32L << 20;
	/** What a reply takes besides its records, roughly. */
	private static final int OVERHEAD = 400;
	private static final int PER_RECORD = 300;

	private final Derived<Plan, Line> line = new Derived<>(Line::of, Line::close);

	/** A question that is out, or one whose answer is known. */
	static final class Asked {

		private final List<CompletableFuture<DnsAnswer>> answers;
		private final Reading reading;

		@FunctionalInterface
		private interface Reading {
			DnsReply read(List<CompletableFuture<DnsAnswer>> answers) throws Unreachable, InterruptedException;
		}

		private Asked(List<CompletableFuture<DnsAnswer>> answers, Reading reading) {
			this.answers = answers;
			this.reading = reading;
		}

		/** @throws Unreachable if nobody answered for sure */
		DnsReply await() throws Unreachable, InterruptedException {
			return reading.read(answers);
		}

		boolean isDone() {
			return answers.stream().allMatch(CompletableFuture::isDone);
		}

		/** Of a question that is done: whether somebody answered. */
		boolean isAnswered() {
			return answers.isEmpty() || answers.stream().anyMatch(answer -> !answer.isCompletedExceptionally());
		}
	}

	/** @param server absent for the configured ones */
	private record Key(@Nullable InetSocketAddress server, DnsQuestion question) {}

	/** @param votes how many servers are asked the same */
	private record Plan(DnsPlan transport, int votes) {

		static Plan of(NetworkOptions options) {
			boolean ofSystem = options.resolvers().isEmpty() && !options.connectTo().exclusive();
			List<InetSocketAddress> servers = ofSystem ? ResolverConfig.getCurrentConfig().servers() : options.resolvers();
			DnsOptions dns = options.dns();
			return new Plan(new DnsPlan(servers, options.dnsTimeout(), dns.attempts(), options.dnsInFlight(), dns.rate(), dns.mixedCase()),
					dns.votes());
		}
	}

	/** Answers belong to the servers that gave them. */
	private record Line(DnsTransport transport, int votes, Cache<Key, DnsReading> known) {

		static Line of(Plan plan) {
			return new Line(new DatagramTransport(plan.transport()), plan.votes(), Caffeine.newBuilder().maximumWeight(MOST_BYTES)
					.weigher((Key key, DnsReading reading) -> OVERHEAD + PER_RECORD * reading.reply().records().size())
					.expireAfter(Expiry.<Key, DnsReading>creating((key, reading) -> reading.ttl())).build());
		}

		void close() {
			try (transport) {
				known.invalidateAll();
			}
		}

		@Nullable DnsReply remembered(Key key) {
			DnsReading reading = known.getIfPresent(key);
			return reading == null ? null : reading.reply();
		}

		DnsReply keep(Key key, DnsReading reading) {
			if (reading.ttl().isPositive()) {
				known.put(key, reading);
			}
			return reading.reply();
		}
	}

	/** Whether the question needs nobody to be asked. @param name canonical */
	boolean remembers(NetworkOptions options, DnsQuestion question) {
		return line(options).remembered(new Key(null, question)) != null;
	}

	/** Waits only while too many questions are in flight or the servers have been asked too much lately. */
	Asked ask(NetworkOptions options, DnsQuestion question) throws InterruptedException {
		Line line = line(options);
		Key key = new Key(null, question);
		DnsReply known = line.remembered(key);
		if (known != null) {
			return new Asked(List.of(), none -> known);
		}
		return new Asked(askAll(line, question), answers -> line.keep(key, Consensus.of(question, readings(question, answers))));
	}

	private static List<CompletableFuture<DnsAnswer>> askAll(Line line, DnsQuestion question) throws InterruptedException {
		List<InetSocketAddress> servers = line.transport().servers();
		if (line.votes() <= 1 || servers.size() <= 1) {
			return List.of(line.transport().ask(question));
		}
		List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
		for (InetSocketAddress server : servers.subList(0, Math.min(line.votes(), servers.size()))) {
			answers.add(line.transport().askAt(server, question));
		}
		return answers;
	}

	/** As {@link #ask}, of this server only. */
	Asked askAt(NetworkOptions options, InetSocketAddress server, DnsQuestion question) throws InterruptedException {
		Line line = line(options);
		Key key = new Key(server, question);
		DnsReply known = line.remembered(key);
		if (known != null) {
			return new Asked(List.of(), none -> known);
		}
		return new Asked(List.of(line.transport().askAt(server, question)),
				answers -> line.keep(key, DnsReading.of(question, await(answers.getFirst()))));
	}

	/** @throws Unreachable if not one answer is sure */
	private static List<DnsReading> readings(DnsQuestion question, List<CompletableFuture<DnsAnswer>> answers)
			throws Unreachable, InterruptedException {
		List<DnsReading> readings = new ArrayList<>();
		@Nullable Unreachable last = null;
		for (CompletableFuture<DnsAnswer> answer : answers) {
			try {
				readings.add(DnsReading.of(question, await(answer)));
			} catch (Unreachable silent) {
				last = silent;
			}
		}
		if (readings.isEmpty() && last != null) {
			throw last;
		}
		return readings;
	}

	private static DnsAnswer await(CompletableFuture<DnsAnswer> answer) throws Unreachable, InterruptedException {
		try {
			return answer.get();
		} catch (ExecutionException failed) {
			if (failed.getCause() instanceof Unreachable unreachable) {
				throw new Unreachable(unreachable.reason());
			}
			throw new IllegalStateException("A DNS question could not be asked", failed);
		}
	}

	private Line line(NetworkOptions options) {
		return line.from(Plan.of(options));
	}

	@PreDestroy
	void close() {
		line.ifMade(Line::close);
	}
}
