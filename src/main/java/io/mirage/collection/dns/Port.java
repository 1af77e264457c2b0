package io.mirage.collection.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A UDP socket that talks to one server and hears nobody else. Renewed after some thousand questions, so that its number
 * stays hard to guess (RFC 5452, 9.2).
 */
final class Port implements AutoCloseable {

	private static final int MOST_QUESTIONS = 5000;
	private static final int BUFFER = 1 << 20;
	private static final int IDS = 1 << 16;

	private final DatagramChannel channel;
	private final Map<Integer, Attempt> waiting = new ConcurrentHashMap<>();
	private final AtomicInteger questions = new AtomicInteger();

	private Port(DatagramChannel channel) {
		this.channel = channel;
	}

	static Port open(InetSocketAddress server, Selector selector) throws IOException {
		DatagramChannel channel = DatagramChannel.open();
		try {
			channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
			channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
			channel.configureBlocking(false);
			channel.connect(server);
			Port port = new Port(channel);
			channel.register(selector, SelectionKey.OP_READ, port);
			return port;
		} catch (IOException failed) {
			channel.close();
			throw failed;
		}
	}

	/** @return whether it went out; if not, it is forgotten here */
	boolean send(Attempt attempt, Unpredictable random) {
		questions.incrementAndGet();
		int id;
		do {
			id = random.below(IDS);
			// first, for the answer may be there before this method ends
			attempt.exchange.awaits(this, id, attempt);
		} while (waiting.putIfAbsent(id, attempt) != null);
		try {
			if (channel.write(ByteBuffer.wrap(attempt.query.withId(id))) > 0) {
				return true;
			}
		} catch (IOException unreachableOrRenewed) {
			// the caller counts the attempt as lost, which is what became of it
		}
		forget(id, attempt);
		return false;
	}

	/** @return the number of bytes; 0 if there is nothing to read now */
	int receive(ByteBuffer buffer) throws IOException {
		return Math.max(0, channel.read(buffer));
	}

	@Nullable Attempt waitingFor(int id) {
		return waiting.get(id);
	}

	void forget(int id, Attempt attempt) {
		waiting.remove(id, attempt);
	}

	Collection<Attempt> waiting() {
		return waiting.values();
	}

	boolean isSpent() {
		return questions.get() >= MOST_QUESTIONS;
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
