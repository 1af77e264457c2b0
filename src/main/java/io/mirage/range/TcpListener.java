package io.mirage.range;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts connections on a loopback port and holds each conversation on a virtual thread of its own. */
final class TcpListener implements AutoCloseable {

	private static final Logger LOG = System.getLogger(TcpListener.class.getName());

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** More than a busy client opens; what comes on top waits in the backlog or is turned away. */
	private static final int MOST_CONNECTIONS = 4096;

	private static final int BACKLOG = 1024;

	private final ServerSocket server;

	private final Latency latency;

	private final Conversation conversation;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final Thread acceptor;

	private TcpListener(ServerSocket server, Latency latency, Conversation conversation) {
		this.server = server;
		this.latency = latency;
		this.conversation = conversation;
		this.acceptor = Thread.ofVirtual().name("range-accept-" + port()).unstarted(this::accept);
	}

	/** One conversation with one client. The listener closes the socket afterwards, and in its midst when it closes. */
	@FunctionalInterface
	interface Conversation {

		void hold(Socket socket) throws IOException;
	}

	/**
	 * @param port 0 for any free one
	 * @param latency how long a new connection waits for its first answer
	 */
	static TcpListener open(int port, Latency latency, Conversation conversation) throws IOException {
		ServerSocket server = new ServerSocket();
		server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
		TcpListener listener = new TcpListener(server, latency, conversation);
		listener.acceptor.start();
		return listener;
	}

	int port() {
		return server.getLocalPort();
	}

	private void accept() {
		while (!server.isClosed()) {
			try {
				welcome(server.accept());
			}
			catch (IOException e) {
				if (!server.isClosed()) {
					LOG.log(Level.WARNING, "Port " + port() + " could not accept a connection", e);
				}
			}
		}
	}

	private void welcome(Socket socket) throws IOException {
		if (open.size() >= MOST_CONNECTIONS) {
			socket.close();
			return;
		}
		open.add(socket);
		if (server.isClosed()) {
			socket.close();
		}
		Thread.ofVirtual().name("range-" + port()).start(() -> converse(socket));
	}

	private void converse(Socket socket) {
		try (socket) {
			socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
			latency.pass();
			conversation.hold(socket);
		}
		catch (IOException e) {
			LOG.log(Level.DEBUG, "A client of port " + port() + " broke off", e);
		}
		catch (RuntimeException e) {
			LOG.log(Level.WARNING, "A conversation on port " + port() + " failed", e);
		}
		finally {
			open.remove(socket);
		}
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (Socket socket : open) {
			socket.close();
		}
		join(acceptor);
	}

	/** The JDK gives the port back only when the thread that waits on it has left. */
	static void join(Thread waiting) {
		try {
			waiting.join(PATIENCE);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}
}
