package io.mirage.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on loopback that keeps what it is sent and answers as the test says. */
public final class Receiver implements AutoCloseable {

	private final HttpServer server;
	private final List<Call> calls = new CopyOnWriteArrayList<>();
	private volatile Function<Call, Reply> behaviour = call -> Reply.of(200);

	/** @param headers by lower-case name */
	public record Call(String method, String path, Map<String, String> headers, String body) {

		public String header(String lowerCaseName) {
			return headers.getOrDefault(lowerCaseName, "");
		}
	}

	public record Reply(int status, Map<String, String> headers, String body) {

		public static Reply of(int status) {
			return new Reply(status, Map.of(), "");
		}

		public static Reply of(int status, String body) {
			return new Reply(status, Map.of(), body);
		}
	}

	public Receiver() {
		this(0);
	}

	/** On the port where another one was before. */
	public Receiver(int port) {
		try {
			server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 100);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/", this::answer);
		server.start();
	}

	public int port() {
		return server.getAddress().getPort();
	}

	public URI at(String path) {
		return URI.create("http://127.0.0.1:" + port() + path);
	}

	public void answer(Function<Call, Reply> how) {
		behaviour = how;
	}

	public void answer(int status) {
		answer(call -> Reply.of(status));
	}

	/** In the order of their arrival. */
	public List<Call> calls() {
		return new ArrayList<>(calls);
	}

	public void forget() {
		calls.clear();
		answer(200);
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<String, String> headers = new HashMap<>();
			exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
			Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			calls.add(call);
			Reply reply = behaviour.apply(call);
			reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
			byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
