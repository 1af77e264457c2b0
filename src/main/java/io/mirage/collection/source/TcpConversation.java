package io.mirage.collection.source;

/** What is said on a TCP connection. The connection is closed after it, however it ends. */
@FunctionalInterface
public interface TcpConversation<T> {

	/** @throws SourceException the first one ends the conversation */
	T hold(TcpLine line) throws SourceException, InterruptedException;
}
