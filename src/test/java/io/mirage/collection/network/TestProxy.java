package io.mirage.collection.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on loopback that writes down whom it was told to connect to; SOCKS 5 without credentials, or CONNECT. */
final class TestProxy implements AutoCloseable {

	final List<String> destinations = new CopyOnWriteArrayList<>();
	private final TalkingServer server;
	private final boolean socks;
	private final int to;

	/** @param to the port on loopback to which everything really goes */
	TestProxy(boolean socks, int to) {
		this.socks = socks;
		this.to = to;
		this.server = TalkingServer.holding(client -> {
			destinations.add(socks ? greetSocks(client) : greetHttp(client));
			relay(client);
		});
	}

	String setting() {
		return (socks ? "socks5" : "http") + "://127.0.0.1:" + server.port();
	}

	private static String greetSocks(Socket client) throws IOException {
		InputStream in = client.getInputStream();
		in.read();
		in.readNBytes(in.read());
		client.getOutputStream().write(new byte[] {5, 0});
		byte[] request = in.readNBytes(4);
		String host = request[3] == 1 ? InetAddress.getByAddress(in.readNBytes(4)).getHostAddress() : "type " + request[3];
		int port = in.read() << 8 | in.read();
		client.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
		return host + ":" + port;
	}

	private static String greetHttp(Socket client) throws IOException {
		String request = TalkingServer.line(client);
		String header = TalkingServer.line(client);
		while (!header.isEmpty()) {
			header = TalkingServer.line(client);
		}
		TalkingServer.say(client, "HTTP/1.1 200 Connected\r\n\r\n");
		return request.split(" ")[1];
	}

	private void relay(Socket client) throws IOException, InterruptedException {
		try (Socket target = new Socket("127.0.0.1", to)) {
			Thread up = Thread.ofVirtual().start(() -> copy(client, target));
			copy(target, client);
			up.join();
		}
	}

	private static void copy(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		} catch (IOException ended) {
			// one side has gone, and so goes the other
		}
	}

	@Override
	public void close() {
		server.close();
	}
}
