package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;

import io.mirage.collection.source.SourceException.Unreachable;

/** Name servers that stand in for each other: a lost or refused question goes to the next one. */
final class DnsServers {

	/** What fits everywhere without fragments (DNS Flag Day 2020); longer answers are asked for again over TCP. */
	private static final int DATAGRAM = 1232;
	private static final int LEAST_ATTEMPTS = 3;
	private static final int MOST_ATTEMPTS = 6;

	private final List<SimpleResolver> servers;
	private final Semaphore places;

	/** @param exclusive whether only servers that are named may be asked */
	record Plan(List<InetSocketAddress> addresses, boolean exclusive, Duration timeout, int inFlight) {

		static Plan of(NetworkOptions options) {
			return new Plan(options.resolvers(), options.connectTo().exclusive(), options.dnsTimeout(), options.dnsInFlight());
		}
	}

	DnsServers(Plan plan) {
		boolean ofSystem = plan.addresses().isEmpty() && !plan.exclusive();
		servers = (ofSystem ? ResolverConfig.getCurrentConfig().servers() : plan.addresses()).stream()
				.map(address -> server(address, plan.timeout())).toList();
		places = new Semaphore(plan.inFlight(), true);
	}

	private static SimpleResolver server(InetSocketAddress address, Duration timeout) {
		SimpleResolver server = new SimpleResolver(address);
		server.setTimeout(timeout);
		server.setEDNS(0, DATAGRAM, 0, List.of());
		return server;
	}

	/** Waits for a place, not for the answer; fails with {@link Unreachable} if no server answers for sure. */
	CompletableFuture<Message> ask(Record question) throws InterruptedException {
		CompletableFuture<Message> answer = new CompletableFuture<>();
		if (servers.isEmpty()) {
			answer.completeExceptionally(new Unreachable("There is no name server to ask"));
			return answer;
		}
		places.acquire();
		attempt(question, 0, answer);
		return answer.whenComplete((message, failure) -> places.release());
	}

	private void attempt(Record question, int attempt, CompletableFuture<Message> result) {
		servers.get(attempt % servers.size()).sendAsync(Message.newQuery(question)).whenComplete((answer, failure) -> {
			if (failure == null && isSure(answer)) {
				result.complete(answer);
			} else if (attempt + 1 < Math.clamp(2L * servers.size(), LEAST_ATTEMPTS, MOST_ATTEMPTS)) {
				attempt(question, attempt + 1, result);
			} else {
				result.completeExceptionally(new Unreachable(reason(question, answer, failure)));
			}
		});
	}

	private static boolean isSure(Message answer) {
		int code = answer.getRcode();
		return code == Rcode.NOERROR || code == Rcode.NXDOMAIN;
	}

	private static String reason(Record question, @Nullable Message answer, @Nullable Throwable failure) {
		String name = question.getName().toString(true);
		return answer != null && failure == null ? "Name servers answer " + Rcode.string(answer.getRcode()) + " about " + name
				: "No name server answers about " + name;
	}
}
