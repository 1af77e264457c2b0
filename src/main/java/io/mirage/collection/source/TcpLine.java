package io.mirage.collection.source;

import java.time.Duration;
import java.util.function.Predicate;

/** An open connection to a TCP service. Used by one thread, and only while its conversation lasts. */
public interface TcpLine {

	/** @throws SourceException if the connection broke off */
	void send(byte[] bytes) throws SourceException, InterruptedException;

	/**
	 * Reads until {@code enough} is true of what has come, the other side ends, nothing comes for {@code quiet}, or as
	 * much has come as the client reads.
	 *
	 * @return what came since the last call; empty if nothing did
	 * @throws SourceException if the connection broke off, or the whole conversation takes too long
	 */
	byte[] receive(Predicate<byte[]> enough, Duration quiet) throws SourceException, InterruptedException;

	/**
	 * Speaks TLS from here on, without verifying anything; the other side has agreed to it, or expects it anyway.
	 *
	 * @throws SourceException if the two find no common version or cipher
	 */
	TlsReply secure() throws SourceException, InterruptedException;

	/** Whether the other side has ended the connection. */
	boolean isEnded();

	/** What the other side has said so far, as it came, inside of TLS. */
	Evidence transcript();
}
