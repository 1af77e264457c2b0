package io.mirage.range;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks HTTP/1.1 on as many ports as there are addresses with a web server, plain and over TLS. */
final class WebServer implements AutoCloseable {

	private static final int MOST_REQUESTS_PER_CONNECTION = 1000;

	private final List<TcpListener> listeners = new ArrayList<>();

	private final Latency latency;

	WebServer(Latency latency) {
		this.latency = latency;
	}

	/** What one port serves. */
	@FunctionalInterface
	interface Handler {

		HttpResponse answer(HttpRequest request);
	}

	/** Plain HTTP; answers the loopback port. */
	int listen(Handler handler) throws IOException {
		return open(socket -> converse(socket, handler));
	}

	/** HTTP over TLS; answers the loopback port. */
	int listen(Handler handler, SSLContext tls) throws IOException {
		return open(socket -> converse(socket, handler), tls);
	}

	/** Whatever it speaks, over TLS; answers the loopback port. */
	int open(TcpListener.Conversation conversation, SSLContext tls) throws IOException {
		return open(socket -> {
			try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true)) {
				secure.setUseClientMode(false);
				conversation.hold(secure);
			}
		});
	}

	/** Whatever it speaks; answers the loopback port. */
	int open(TcpListener.Conversation conversation) throws IOException {
		TcpListener listener = TcpListener.open(0, latency, conversation);
		listeners.add(listener);
		return listener.port();
	}

	private void converse(Socket socket, Handler handler) throws IOException {
		BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
		OutputStream out = socket.getOutputStream();
		boolean goOn = true;
		for (int served = 1; goOn; served++) {
			try {
				Optional<HttpRequest> request = HttpRequest.read(in);
				goOn = request.isPresent() && answer(request.get(), handler, out, served < MOST_REQUESTS_PER_CONNECTION);
			}
			catch (HttpRequest.Malformed e) {
				HttpResponse.ofStatus(e.status()).writeTo(out, true, false);
				goOn = false;
			}
		}
	}

	/** @return whether the connection stays open */
	private boolean answer(HttpRequest request, Handler handler, OutputStream out, boolean more) throws IOException {
		boolean keepAlive = more && request.keepAlive();
		latency.pass();
		HttpResponse response = switch (request.method()) {
			case "GET", "HEAD" -> handler.answer(request);
			default -> HttpResponse.ofStatus(405).with("Allow", "GET, HEAD");
		};
		response.writeTo(out, !request.method().equals("HEAD"), keepAlive);
		return keepAlive;
	}

	@Override
	public void close() throws IOException {
		for (TcpListener listener : listeners) {
			listener.close();
		}
	}
}
