package io.mirage.collection.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that holds whatever conversation a test wants with whoever connects. */
public final class TalkingServer implements AutoCloseable {

	private final ServerSocket server;
	private final Conversation conversation;
	private final AtomicInteger conversations = new AtomicInteger();

	/** The server's side of it; the socket is closed afterwards. */
	@FunctionalInterface
	public interface Conversation {

		void hold(Socket socket) throws IOException, InterruptedException;
	}

	private TalkingServer(Conversation conversation) {
		this.conversation = conversation;
		try {
			server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
		} catch (IOException noPort) {
			throw new UncheckedIOException(noPort);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public static TalkingServer holding(Conversation conversation) {
		return new TalkingServer(conversation);
	}

	/** Says one text to whoever connects and waits until they leave. */
	public static TalkingServer greeting(String text) {
		return holding(socket -> {
			say(socket, text);
			while (socket.getInputStream().read() >= 0) {
				// listens politely
			}
		});
	}

	public static void say(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
	}

	/** Up to a line feed or the end. */
	public static String line(Socket socket) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = socket.getInputStream().read(); next >= 0 && next != '\n'; next = socket.getInputStream().read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	public int port() {
		return server.getLocalPort();
	}

	/** The entry of a connection map that leads here. */
	public String at(String hostAndPort) {
		return hostAndPort + "=127.0.0.1:" + port();
	}

	public int conversations() {
		return conversations.get();
	}

	private void accept() {
		while (!server.isClosed()) {
			try {
				Socket socket = server.accept();
				Thread.ofVirtual().start(() -> converse(socket));
			} catch (IOException closing) {
				return;
			}
		}
	}

	private void converse(Socket socket) {
		conversations.incrementAndGet();
		try (socket) {
			conversation.hold(socket);
		} catch (IOException | InterruptedException clientGone) {
			// what the client made of it is the test's subject
		}
	}

	@Override
	public void close() {
		try {
			server.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
