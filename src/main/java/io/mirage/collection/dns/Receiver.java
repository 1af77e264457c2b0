package io.mirage.collection.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Rcode;

/** The one thread that hears answers and decides what becomes of a question that has none yet. */
final class Receiver implements Runnable {

	private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
	/** How exactly deadlines are kept. */
	private static final Duration TICK = Duration.ofMillis(20);
	private static final Duration FORGET_SERVERS_AFTER = Duration.ofMinutes(1);
	/** Of one port before the others have their turn. */
	private static final int MOST_AT_ONCE = 256;
	private static final int LONGEST_DATAGRAM = 65_535;

	private final DnsPlan plan;
	private final Selector selector;
	private final Unpredictable random;
	private final List<Upstream> configured;
	private final Map<InetSocketAddress, Upstream> others;
	private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST_DATAGRAM);
	private final AtomicInteger inFlight = new AtomicInteger();
	private final Queue<Runnable> errands = new ConcurrentLinkedQueue<>();
	private volatile boolean finishing;
	private volatile boolean finished;
	private long nextTick = System.nanoTime();

	Receiver(DnsPlan plan, Selector selector, Unpredictable random, List<Upstream> configured, Map<InetSocketAddress, Upstream> others) {
		this.plan = plan;
		this.selector = selector;
		this.random = random;
		this.configured = configured;
		this.others = others;
	}

	/** A question more. It has {@link #left} once it is done. @return false if it will never be answered */
	boolean joined() {
		if (inFlight.getAndIncrement() == 0) {
			selector.wakeup();
		}
		return !finished && !finishing;
	}

	void left() {
		inFlight.decrementAndGet();
	}

	/** No new questions; ends when the last one is answered. */
	void finish() {
		finishing = true;
		selector.wakeup();
	}

	/** The first time by whoever asks, later by this thread. */
	void send(Exchange exchange, Upstream upstream) {
		boolean last = exchange.sent() + 1 >= plan.attempts();
		long patience = last ? plan.timeout().toNanos() : upstream.health().patience(exchange.sent());
		Query query = Query.of(exchange.question, exchange.edns(), plan.mixedCase() && exchange.sent() == 0 ? random : null);
		exchange.sending();
		Attempt attempt = new Attempt(exchange, upstream, query, System.nanoTime(), patience);
		if (!upstream.port(random).send(attempt, random)) {
			soon(() -> expire(attempt, System.nanoTime()));
		}
	}

	private void soon(Runnable errand) {
		errands.add(errand);
		selector.wakeup();
	}

	@Override
	public void run() {
		try {
			while (!finishing || inFlight.get() > 0) {
				selector.select(this::receive, inFlight.get() == 0 ? 0 : TICK.toMillis());
				tick();
			}
		} catch (IOException | RuntimeException broken) {
			LOG.error("Name servers cannot be asked any more until their settings change", broken);
		} finally {
			end();
		}
	}

	private void tick() throws IOException {
		for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
			errand.run();
		}
		long now = System.nanoTime();
		if (now - nextTick >= 0) {
			nextTick = now + TICK.toNanos();
			upstreams().forEach(upstream -> upstream.forEachWaiting(attempt -> expireIfDue(attempt, now)));
			for (Upstream upstream : upstreams().toList()) {
				upstream.renewPorts(selector);
			}
			forgetUnused(now - FORGET_SERVERS_AFTER.toNanos());
		}
	}

	private Stream<Upstream> upstreams() {
		return Stream.concat(configured.stream(), others.values().stream());
	}

	private void forgetUnused(long since) throws IOException {
		for (Upstream upstream : others.values()) {
			if (upstream.isUnusedSince(since)) {
				others.remove(upstream.address(), upstream);
				upstream.close();
			}
		}
	}

	private void receive(SelectionKey key) {
		Port port = (Port) key.attachment();
		long now = System.nanoTime();
		try {
			for (int i = 0; i < MOST_AT_ONCE && port.receive(buffer.clear()) > 0; i++) {
				hear(port, now);
			}
		} catch (IOException refused) {
			// nobody listens there (ICMP), so nothing will come for what was sent
			port.waiting().forEach(attempt -> expire(attempt, now));
		}
	}

	private void hear(Port port, long now) {
		buffer.flip();
		@Nullable Attempt attempt = buffer.limit() < Query.HEADER ? null : port.waitingFor(Short.toUnsignedInt(buffer.getShort(0)));
		if (attempt == null || !attempt.query.isAnsweredBy(buffer)) {
			return;
		}
		byte[] wire = new byte[buffer.limit()];
		buffer.get(0, wire);
		attempt.upstream.health().answered(now - attempt.sentAt);
		judge(attempt, new DnsAnswer(wire, attempt.upstream.address()));
	}

	private void judge(Attempt attempt, DnsAnswer answer) {
		Exchange exchange = attempt.exchange;
		int code = answer.code();
		if (answer.isTruncated() && !exchange.isStreaming()) {
			stream(attempt);
		} else if (code == Rcode.NOERROR || code == Rcode.NXDOMAIN) {
			exchange.finish(answer);
		} else if (exchange.edns() && (code == Rcode.FORMERR || code == Rcode.NOTIMP)) {
			// a server from before EDNS
			exchange.withoutEdns();
			resend(exchange, attempt.upstream);
		} else {
			attempt.expired = true;
			exchange.refusedBy(answer);
			again(exchange);
		}
	}

	private void expireIfDue(Attempt attempt, long now) {
		if (attempt.deadline - now <= 0) {
			expire(attempt, now);
		}
	}

	private void expire(Attempt attempt, long now) {
		if (!attempt.expired && !attempt.exchange.isStreaming() && !attempt.exchange.result.isDone()) {
			attempt.expired = true;
			attempt.upstream.health().lost(now);
			again(attempt.exchange);
		}
	}

	private void again(Exchange exchange) {
		if (exchange.mayAskAgain(plan.attempts())) {
			resend(exchange, exchange.next(System.nanoTime()));
		} else {
			exchange.failUnanswered();
		}
	}

	private void resend(Exchange exchange, Upstream upstream) {
		upstream.pace().takeTurn();
		send(exchange, upstream);
	}

	private void stream(Attempt attempt) {
		attempt.exchange.streaming(true);
		int id = random.below(1 << 16);
		Thread.ofVirtual().name("dns-tcp").start(() -> {
			try {
				byte[] wire = TcpQuestion.ask(attempt.upstream.address(), attempt.query, id, plan.timeout());
				soon(() -> streamed(attempt, new DnsAnswer(wire, attempt.upstream.address())));
			} catch (IOException refused) {
				soon(() -> notStreamed(attempt));
			}
		});
	}

	private void streamed(Attempt attempt, DnsAnswer answer) {
		attempt.exchange.streaming(false);
		judge(attempt, answer);
	}

	private void notStreamed(Attempt attempt) {
		attempt.exchange.streaming(false);
		attempt.expired = true;
		again(attempt.exchange);
	}

	/** Nothing is left waiting, not even after a failure of this thread. */
	private void end() {
		finished = true;
		try {
			for (Upstream upstream : upstreams().toList()) {
				upstream.forEachWaiting(attempt -> attempt.exchange.fail("The name servers were changed meanwhile"));
				upstream.close();
			}
			selector.close();
		} catch (IOException closing) {
			LOG.warn("A socket to a name server could not be closed", closing);
		}
	}
}
