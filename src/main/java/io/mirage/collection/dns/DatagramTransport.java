package io.mirage.collection.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.mirage.collection.source.SourceException.Unreachable;

/**
 * Thousands of questions in flight over a few UDP sockets. Whoever asks sends for itself; one thread receives for all,
 * asks again what got lost, and fetches over TCP what does not fit a datagram.
 */
public final class DatagramTransport implements DnsTransport {

	private static final Logger LOG = LoggerFactory.getLogger(DatagramTransport.class);

	private final DnsPlan plan;
	private final Selector selector;
	private final List<Upstream> configured = new ArrayList<>();
	private final Map<InetSocketAddress, Upstream> others = new ConcurrentHashMap<>();
	private final Unpredictable random = new Unpredictable();
	private final Semaphore places;
	private final Receiver receiver;

	public DatagramTransport(DnsPlan plan) {
		this.plan = plan;
		this.places = new Semaphore(plan.inFlight(), true);
		try {
			selector = Selector.open();
		} catch (IOException noSelector) {
			throw new UncheckedIOException("Name servers cannot be asked", noSelector);
		}
		plan.servers().forEach(this::openConfigured);
		receiver = new Receiver(plan, selector, random, configured, others);
		Thread.ofPlatform().name("dns").daemon().start(receiver);
	}

	private void openConfigured(InetSocketAddress server) {
		try {
			configured.add(new Upstream(server, plan, selector));
		} catch (IOException noWay) {
			LOG.warn("The name server {} is left out: {}", server, noWay.getMessage());
		}
	}

	@Override
	public List<InetSocketAddress> servers() {
		return configured.stream().map(Upstream::address).toList();
	}

	@Override
	public CompletableFuture<DnsAnswer> ask(DnsQuestion question) throws InterruptedException {
		return configured.isEmpty() ? CompletableFuture.failedFuture(new Unreachable("There is no name server to ask"))
				: ask(question, configured);
	}

	@Override
	public CompletableFuture<DnsAnswer> askAt(InetSocketAddress server, DnsQuestion question) throws InterruptedException {
		try {
			return ask(question, List.of(upstream(server)));
		} catch (IOException noWay) {
			return CompletableFuture.failedFuture(new Unreachable("There is no way to " + server + ": " + noWay.getMessage()));
		}
	}

	private synchronized Upstream upstream(InetSocketAddress server) throws IOException {
		for (Upstream known : configured) {
			if (known.address().equals(server)) {
				return known;
			}
		}
		Upstream other = others.get(server);
		if (other == null) {
			other = new Upstream(server, plan, selector);
			others.put(server, other);
			selector.wakeup();
		}
		return other;
	}

	private CompletableFuture<DnsAnswer> ask(DnsQuestion question, List<Upstream> upstreams) throws InterruptedException {
		Exchange exchange = new Exchange(question, upstreams);
		places.acquire();
		exchange.result.whenComplete((answer, failure) -> {
			receiver.left();
			places.release();
		});
		if (!receiver.joined()) {
			exchange.fail("The name servers were changed meanwhile");
			return exchange.result;
		}
		try {
			receiver.send(exchange, awaitTurn(exchange));
		} catch (InterruptedException cancelled) {
			exchange.fail("Cancelled");
			throw cancelled;
		}
		return exchange.result;
	}

	/** The first server in order that works and may be asked now; waits if none may. */
	private Upstream awaitTurn(Exchange exchange) throws InterruptedException {
		while (true) {
			long now = System.nanoTime();
			long wait = Long.MAX_VALUE;
			boolean allRest = exchange.upstreams.stream().allMatch(upstream -> upstream.health().rests(now));
			for (Upstream upstream : exchange.upstreams) {
				long turn = allRest || !upstream.health().rests(now) ? upstream.pace().tryTurn(now) : Long.MAX_VALUE;
				if (turn == 0) {
					return upstream;
				}
				wait = Math.min(wait, turn);
			}
			TimeUnit.NANOSECONDS.sleep(wait);
		}
	}

	@Override
	public void close() {
		receiver.finish();
	}
}
