package io.mirage.collection.collectors;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.collection.source.ZoneReply;

/** A source that says the right thing for some calls and then garbles whatever it says. */
public final class GarbledSource implements SourceClient {

	private final SourceClient right;
	private final UnaryOperator<byte[]> garble;
	private int rightCalls;

	/** @param rightCalls how many calls are answered rightly before */
	public GarbledSource(SourceClient right, int rightCalls, UnaryOperator<byte[]> garble) {
		this.right = right;
		this.rightCalls = rightCalls;
		this.garble = garble;
	}

	private boolean isRight() {
		return rightCalls-- > 0;
	}

	/** Records of other names and types than asked for, with the garbage as text and as labels. */
	@Override
	public DnsReply dns(String name, int type) throws SourceException, InterruptedException {
		DnsReply reply = right.dns(name, type);
		return isRight() ? reply : garbled(reply);
	}

	private DnsReply garbled(DnsReply reply) {
		byte[] garbage = garble.apply(reply.records().toString().getBytes(StandardCharsets.UTF_8));
		Name owner = Name.fromConstantString(reply.name() + ".");
		TXTRecord text = new TXTRecord(owner, DClass.IN, 1, printable(garbage, 200));
		Name label = Name.fromConstantString(octets(garbage) + "." + octets(garbage) + ".");
		List<Record> records = List.of(text, new org.xbill.DNS.CNAMERecord(owner, DClass.IN, 1, label),
				new org.xbill.DNS.PTRRecord(owner, DClass.IN, 1, label), new org.xbill.DNS.MXRecord(label, DClass.IN, 1, 1, label),
				new org.xbill.DNS.NSRecord(owner, DClass.IN, 1, Name.root), Record.newRecord(owner, Type.value("TYPE65333"), DClass.IN));
		return new DnsReply(reply.name(), records, false, reply.evidence());
	}

	private static String octets(byte[] garbage) {
		StringBuilder label = new StringBuilder("x");
		for (int i = 0; i < Math.min(garbage.length, 15); i++) {
			label.append("\\%03d".formatted(garbage[i] & 0xFF));
		}
		return label.toString();
	}

	private static String printable(byte[] garbage, int length) {
		String text = new String(garbage, StandardCharsets.ISO_8859_1);
		return text.substring(0, Math.min(text.length(), length)).replaceAll("[^ -~]|\\\\", "?");
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException, InterruptedException {
		Map<String, DnsReply> replies = right.dnsAll(names, type);
		if (isRight()) {
			return replies;
		}
		Map<String, DnsReply> garbled = new LinkedHashMap<>();
		replies.forEach((name, reply) -> garbled.put(name, garbled(reply)));
		return garbled;
	}

	@Override
	public DnsReply dnssec(String name, int type) throws SourceException, InterruptedException {
		DnsReply reply = right.dnssec(name, type);
		return isRight() ? reply : garbled(reply);
	}

	@Override
	public DnsReply lookUp(String name, int type) throws SourceException, InterruptedException {
		DnsReply reply = right.lookUp(name, type);
		return isRight() ? reply : garbled(reply);
	}

	@Override
	public DnsReply dnsAt(String server, String name, int type) throws SourceException, InterruptedException {
		DnsReply reply = right.dnsAt(server, name, type);
		return isRight() ? reply : garbled(reply);
	}

	@Override
	public ZoneReply transfer(String zone, String server) throws SourceException, InterruptedException {
		ZoneReply reply = right.transfer(zone, server);
		return isRight() ? reply
				: new ZoneReply(garbled(new DnsReply(zone, reply.records(), true, reply.evidence())).records(), false, reply.evidence());
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException, InterruptedException {
		return garbled(right.fetch(uri));
	}

	@Override
	public HttpReply fetch(SourceRequest request) throws SourceException, InterruptedException {
		return garbled(right.fetch(request));
	}

	@Override
	public HttpReply visit(URI uri) throws SourceException, InterruptedException {
		return garbled(right.visit(uri));
	}

	@Override
	public HttpReply visit(URI uri, Duration distance) throws SourceException, InterruptedException {
		return garbled(right.visit(uri, distance));
	}

	@Override
	public HttpReply probe(URI uri) throws SourceException, InterruptedException {
		return garbled(right.probe(uri));
	}

	private HttpReply garbled(HttpReply reply) {
		if (isRight()) {
			return reply;
		}
		byte[] body = garble.apply(reply.body());
		Map<String, String> headers = new LinkedHashMap<>(reply.headers());
		String text = new String(body, 0, Math.min(body.length, 5000), StandardCharsets.ISO_8859_1);
		List.of("server", "x-powered-by", "location", "retry-after").forEach(name -> headers.put(name, text));
		return new HttpReply(reply.uri(), reply.status(), headers, body, new Evidence("text/plain", body, body.length % 2 == 0));
	}

	@Override
	public TlsReply handshake(String host, int port) throws SourceException, InterruptedException {
		TlsReply reply = right.handshake(host, port);
		return isRight() ? reply : new TlsReply(reply.protocol(),
				List.of(Certificates.naming(new String(garble.apply(host.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1))),
				reply.evidence());
	}

	@Override
	public <T> T converse(String host, int port, TcpConversation<T> conversation) throws SourceException, InterruptedException {
		boolean isRight = isRight();
		return right.converse(host, port, line -> conversation.hold(isRight ? line : new GarbledLine(line, garble)));
	}

	@Override
	public Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) throws SourceException, InterruptedException {
		return right.knock(host, ports, how);
	}

	@Override
	public TextReply whois(String server, String query) throws SourceException, InterruptedException {
		TextReply reply = right.whois(server, query);
		return isRight() ? reply : new TextReply(
				new String(garble.apply(reply.text().getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8), reply.evidence());
	}

	@Override
	public String setting(String key, String fallback) {
		return right.setting(key, fallback);
	}

	@Override
	public List<String> wordList(String name) {
		return right.wordList(name);
	}
}
