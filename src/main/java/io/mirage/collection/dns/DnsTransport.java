package io.mirage.collection.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Brings questions to name servers and answers back. Safe for any number of threads. */
public interface DnsTransport extends AutoCloseable {

	/**
	 * Asks the configured servers, one after the other until one is sure.
	 *
	 * @return fails with {@code SourceException.Unreachable} if none is; waits for a place among the questions in flight,
	 *         not for the answer
	 */
	CompletableFuture<DnsAnswer> ask(DnsQuestion question) throws InterruptedException;

	/** As {@link #ask}, of this server only. */
	CompletableFuture<DnsAnswer> askAt(InetSocketAddress server, DnsQuestion question) throws InterruptedException;

	/** The configured servers, in the order they are asked. */
	List<InetSocketAddress> servers();

	/** Takes no more questions; those in flight still get their answers. */
	@Override
	void close();
}
