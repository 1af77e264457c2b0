package io.mirage.collection.declared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.collection.source.ZoneReply;

/** Answers a source's calls in the order of its fixture, and refuses every other one. */
final class FixtureClient implements SourceClient {

	private final Fixture fixture;
	private final UnaryOperator<byte[]> garble;
	final List<SourceRequest> requests = new ArrayList<>();
	private int calls;

	FixtureClient(Fixture fixture) {
		this(fixture, right -> right);
	}

	FixtureClient(Fixture fixture, UnaryOperator<byte[]> garble) {
		this.fixture = fixture;
		this.garble = garble;
	}

	/** Whether every call of the fixture was made. */
	boolean isExhausted() {
		return calls == fixture.calls().size();
	}

	private Fixture.Call next(String actual) {
		if (calls >= fixture.calls().size()) {
			throw new AssertionError("One call too many: " + actual);
		}
		Fixture.Call call = fixture.calls().get(calls++);
		if (!call.to().equals(actual)) {
			throw new AssertionError("Called is " + actual + ", expected was " + call.to());
		}
		return call;
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException {
		return fetch(SourceRequest.get(uri));
	}

	/** Statuses mean what they mean to the real client. */
	@Override
	public HttpReply fetch(SourceRequest request) throws SourceException {
		requests.add(request);
		Fixture.Call call = next((request.method().equals("GET") ? "" : request.method() + " ") + request.uri());
		call.headers().forEach((name, value) -> expect(name, value, request.headers().get(name)));
		call.body().ifPresent(body -> expect("the body", body, request.body()));
		if (!request.answers().contains(call.status())) {
			refuse(call.status());
		}
		byte[] body = garble.apply(call.answer().getBytes(StandardCharsets.UTF_8));
		return new HttpReply(request.uri(), call.status(), Map.of(), body, new Evidence("message/http", body, false));
	}

	private static void expect(String what, String expected, @Nullable String actual) {
		if (!expected.equals(actual)) {
			throw new AssertionError(what + " is '" + actual + "', expected was '" + expected + "'");
		}
	}

	private static void refuse(int status) throws SourceException {
		switch (status) {
			case 429, 503 -> throw new TryLater("answers " + status, Duration.ofMinutes(1));
			case 401, 403, 407, 451 -> throw new Blocked("answers " + status);
			case 500, 502, 504 -> throw new Unreachable("answers " + status);
			default -> { }
		}
	}

	@Override
	public DnsReply lookUp(String name, int type) {
		Fixture.Call call = next("dns " + name + " " + Type.string(type));
		List<Record> records = call.records().stream().map(text -> record(name, type, text)).toList();
		return new DnsReply(name, records, !records.isEmpty(), new Evidence("text/dns", new byte[0], false));
	}

	private static Record record(String name, int type, String text) {
		try {
			return Record.fromString(Name.fromConstantString(name + "."), type, DClass.IN, 300, text, Name.root);
		} catch (IOException noRecord) {
			throw new UncheckedIOException(noRecord);
		}
	}

	@Override
	public String setting(String key, String fallback) {
		return fixture.settings().getOrDefault(key, fallback);
	}

	@Override
	public DnsReply dns(String name, int type) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public HttpReply visit(URI uri) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public DnsReply dnssec(String name, int type) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public DnsReply dnsAt(String server, String name, int type) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public ZoneReply transfer(String zone, String server) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public HttpReply visit(URI uri, Duration distance) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public HttpReply probe(URI uri) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public <T> T converse(String host, int port, TcpConversation<T> conversation) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public TlsReply handshake(String host, int port) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public TextReply whois(String server, String query) {
		throw new AssertionError("A declared source asks third parties only");
	}

	@Override
	public List<String> wordList(String name) {
		return List.of();
	}
}
