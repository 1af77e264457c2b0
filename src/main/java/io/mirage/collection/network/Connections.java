package io.mirage.collection.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.network.Deadlines.Deadline;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.platform.entities.Destination;

/** Holds short conversations over plain TCP with the first of the decided ways that opens. */
@Component
class Connections {

	private final Deadlines deadlines;

	Connections(Deadlines deadlines) {
		this.deadlines = deadlines;
	}

	/** What is said on a connection. */
	@FunctionalInterface
	interface Conversation<T> {

		T hold(Socket socket, Trouble trouble) throws IOException, SourceException, InterruptedException;
	}

	/** What a failure in the middle of a conversation means. */
	@FunctionalInterface
	interface Trouble {

		SourceException explained(IOException failure) throws InterruptedException;
	}

	/** The limit covers everything from connecting to the last byte. */
	<T> T with(Destination destination, List<InetSocketAddress> ways, NetworkOptions options, Conversation<T> conversation)
			throws SourceException, InterruptedException {
		@Nullable IOException last = null;
		for (InetSocketAddress way : ways) {
			Socket socket = options.proxy().map(ProxyServer::socket).orElseGet(Socket::new);
			try (socket; Deadline deadline = deadlines.after(options.timeout(), () -> close(socket))) {
				last = connect(socket, way, options);
				if (last == null) {
					return converse(socket, destination, options, deadline, conversation);
				}
			} catch (IOException closing) {
				last = closing;
			}
			Interruption.check();
		}
		throw new Unreachable("No connection to " + destination + ": " + Failures.text(last));
	}

	private static @Nullable IOException connect(Socket socket, InetSocketAddress way, NetworkOptions options) {
		try {
			if (options.proxy().isPresent()) {
				options.proxy().get().connect(socket, way, options.connectTimeout());
			} else {
				socket.connect(way, Math.toIntExact(options.connectTimeout().toMillis()));
			}
			socket.setSoTimeout(Math.toIntExact(options.timeout().toMillis()));
			return null;
		} catch (IOException closed) {
			return closed;
		}
	}

	private static <T> T converse(Socket socket, Destination destination, NetworkOptions options, Deadline deadline,
			Conversation<T> conversation) throws SourceException, InterruptedException {
		Trouble trouble = failure -> explained(failure, destination, options, deadline);
		try {
			return conversation.hold(socket, trouble);
		} catch (IOException failure) {
			throw trouble.explained(failure);
		}
	}

	private static SourceException explained(IOException failure, Destination destination, NetworkOptions options, Deadline deadline)
			throws InterruptedException {
		Interruption.check();
		return new Unreachable(deadline.hasPassed()
				? destination + " did not answer completely within " + options.timeout().toSeconds() + " s"
				: "The connection to " + destination + " broke off: " + Failures.text(failure));
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		} catch (IOException closedAlready) {
			// whoever reads from it gets its own exception
		}
	}
}
