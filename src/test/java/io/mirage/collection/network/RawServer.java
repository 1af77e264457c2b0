package io.mirage.collection.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says whatever a test wants to whoever connects. */
final class RawServer implements AutoCloseable {

	private final ServerSocket server;
	private final Behaviour behaviour;
	private final AtomicInteger conversations = new AtomicInteger();

	/** What the server says after it has read the request's head (or the whois line). */
	@FunctionalInterface
	interface Behaviour {

		void answer(OutputStream out) throws IOException, InterruptedException;
	}

	private RawServer(Behaviour behaviour) {
		this.behaviour = behaviour;
		try {
			server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
		} catch (IOException noPort) {
			throw new UncheckedIOException(noPort);
		}
		Thread.ofVirtual().start(this::accept);
	}

	static RawServer saying(Behaviour behaviour) {
		return new RawServer(behaviour);
	}

	/** @param answer the whole HTTP message; the connection ends after it */
	static RawServer saying(String answer) {
		return new RawServer(out -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
	}

	/** The entry of a connection map that leads here. */
	String at(String hostAndPort) {
		return hostAndPort + "=127.0.0.1:" + server.getLocalPort();
	}

	int conversations() {
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
		try (socket; BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
			conversations.incrementAndGet();
			String line = in.readLine();
			while (line != null && line.startsWith("GET ") || line != null && line.contains(": ")) {
				line = in.readLine();
			}
			behaviour.answer(socket.getOutputStream());
			socket.getOutputStream().flush();
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
