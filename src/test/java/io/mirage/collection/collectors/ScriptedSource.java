package io.mirage.collection.collectors;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.collectors.dns.Records;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.collection.source.ZoneReply;

/** Answers from a script, and writes down what it was asked. What the script does not have cannot be reached. */
public class ScriptedSource implements SourceClient {

	public static final Evidence EVIDENCE = new Evidence("text/plain", new byte[0], false);

	private final List<Record> records = new ArrayList<>();
	private final Map<String, HttpReply> pages = new LinkedHashMap<>();
	private final Map<String, ScriptedSource> servers = new LinkedHashMap<>();
	private final Map<String, String> whois = new LinkedHashMap<>();
	private final Map<Integer, List<byte[]>> services = new LinkedHashMap<>();
	private final Map<Integer, PortState> states = new LinkedHashMap<>();
	private final List<X509Certificate> chain = new ArrayList<>();
	private final Map<String, String> settings = new LinkedHashMap<>();
	private final List<String> words = new ArrayList<>();
	private @Nullable SourceException failure;
	private String failsAt = "";
	public final List<String> calls = new ArrayList<>();

	/** @param lines of a master file (RFC 1035, 5); every name that has none does not exist */
	public ScriptedSource zone(String lines) {
		try (Master master = new Master(new java.io.ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), Name.root, 300)) {
			for (Record next = master.nextRecord(); next != null; next = master.nextRecord()) {
				records.add(next);
			}
			return this;
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	public ScriptedSource page(String uri, int status, Map<String, String> headers, String body) {
		pages.put(uri, new HttpReply(URI.create(uri), status, headers, body.getBytes(StandardCharsets.UTF_8), EVIDENCE));
		return this;
	}

	public ScriptedSource json(String uri, String body) {
		return page(uri, 200, Map.of("content-type", "application/json"), body);
	}

	public ScriptedSource registry(String server, String... lines) {
		whois.put(server, String.join("\n", lines));
		return this;
	}

	public ScriptedSource certificate(X509Certificate certificate) {
		chain.add(certificate);
		return this;
	}

	public ScriptedSource words(String... list) {
		words.addAll(List.of(list));
		return this;
	}

	public ScriptedSource set(String key, String value) {
		settings.put(key, value);
		return this;
	}

	/** Every call whose text contains {@code part} fails this way. */
	public ScriptedSource failing(String part, SourceException how) {
		failsAt = part;
		failure = how;
		return this;
	}

	@Override
	public DnsReply dns(String name, int type) throws SourceException {
		call("dns " + name + " " + Type.string(type));
		boolean exists = records.stream().anyMatch(entry -> Records.text(entry.getName()).equals(name));
		List<Record> answer = new ArrayList<>();
		resolve(name, type, answer);
		return new DnsReply(name, answer, exists || !answer.isEmpty(), EVIDENCE);
	}

	private void resolve(String name, int type, List<Record> answer) {
		for (Record entry : records) {
			boolean here = matches(Records.text(entry.getName()), name);
			if (here && (entry.getType() == type || entry.getType() == Type.CNAME)) {
				answer.add(Record.newRecord(Name.fromConstantString(name + "."), entry.getType(), entry.getDClass(), entry.getTTL(),
						entry.rdataToWireCanonical()));
			}
			if (here && entry instanceof org.xbill.DNS.CNAMERecord alias && type != Type.CNAME && answer.size() < 10) {
				resolve(Records.text(alias.getTarget()), type, answer);
			}
		}
	}

	private boolean matches(String owner, String name) {
		boolean listed = records.stream().anyMatch(entry -> Records.text(entry.getName()).equals(name));
		return owner.equals(name) || !listed && owner.startsWith("*.") && name.endsWith(owner.substring(1));
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException {
		Map<String, DnsReply> replies = new LinkedHashMap<>();
		for (String name : names) {
			replies.put(name, dns(name, type));
		}
		return replies;
	}

	@Override
	public DnsReply dnssec(String name, int type) throws SourceException {
		DnsReply reply = dns(name, type);
		List<Record> answer = new ArrayList<>(reply.records());
		resolve(name, Type.RRSIG, answer);
		return new DnsReply(name, answer, reply.exists(), EVIDENCE);
	}

	@Override
	public DnsReply lookUp(String name, int type) throws SourceException {
		return dns(name, type);
	}

	/** @param lines what this server says in contrast to all others */
	public ScriptedSource zoneAt(String server, String lines) {
		servers.put(server, new ScriptedSource().zone(lines));
		return this;
	}

	@Override
	public DnsReply dnsAt(String server, String name, int type) throws SourceException {
		call("dns @" + server + " " + name + " " + Type.string(type));
		ScriptedSource own = servers.get(server);
		if (own == null) {
			throw new Unreachable("The script has no server " + server);
		}
		return own.dns(name, type);
	}

	/** What {@link #zoneAt} says of the server is the zone that it hands out; of other servers, they refuse. */
	@Override
	public ZoneReply transfer(String zone, String server) throws SourceException {
		call("transfer " + zone + " from " + server);
		ScriptedSource own = servers.get(server);
		if (own == null) {
			throw new Blocked(server + " does not hand out the zone: REFUSED");
		}
		return new ZoneReply(own.records, true, EVIDENCE);
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException {
		call("fetch " + uri);
		return page(uri);
	}

	@Override
	public HttpReply fetch(SourceRequest request) throws SourceException {
		return fetch(request.uri());
	}

	@Override
	public HttpReply visit(URI uri) throws SourceException {
		call("visit " + uri);
		return page(uri);
	}

	@Override
	public HttpReply visit(URI uri, Duration distance) throws SourceException {
		return visit(uri);
	}

	@Override
	public HttpReply probe(URI uri) throws SourceException {
		call("probe " + uri);
		return page(uri);
	}

	private HttpReply page(URI uri) throws Unreachable {
		HttpReply reply = pages.get(uri.toString());
		if (reply == null) {
			throw new Unreachable("The script has no " + uri);
		}
		return reply;
	}

	@Override
	public TlsReply handshake(String host, int port) throws SourceException {
		call("handshake " + host + ":" + port);
		if (chain.isEmpty()) {
			throw new Unreachable("The script has no certificate");
		}
		return new TlsReply("TLSv1.3", chain, EVIDENCE);
	}

	/** What a TCP service says, each text in answer to one of ours; the first one before we say anything. */
	public ScriptedSource service(int port, String... says) {
		services.put(port, Arrays.stream(says).map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList());
		return this;
	}

	/** @param ports with the state that a knock finds; others are filtered */
	public ScriptedSource ports(Map<Integer, PortState> ports) {
		states.putAll(ports);
		return this;
	}

	@Override
	public <T> T converse(String host, int port, TcpConversation<T> conversation) throws SourceException, InterruptedException {
		call("converse " + host + ":" + port);
		List<byte[]> says = services.get(port);
		if (says == null) {
			throw new Unreachable("The script has no service at " + port);
		}
		return conversation.hold(new ScriptedLine(says, chain));
	}

	@Override
	public Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) throws SourceException {
		call("knock " + host + " " + ports.size());
		Map<Integer, PortState> found = new LinkedHashMap<>();
		ports.forEach(port -> found.put(port, states.getOrDefault(port, PortState.FILTERED)));
		return found;
	}

	@Override
	public TextReply whois(String server, String query) throws SourceException {
		call("whois " + server + " " + query);
		String text = whois.get(server);
		if (text == null) {
			throw new Unreachable("The script has no " + server);
		}
		return new TextReply(text, EVIDENCE);
	}

	private void call(String text) throws SourceException {
		calls.add(text);
		if (failure != null && text.contains(failsAt)) {
			throw failure;
		}
	}

	@Override
	public String setting(String key, String fallback) {
		return settings.getOrDefault(key, fallback);
	}

	@Override
	public List<String> wordList(String name) {
		return words;
	}
}
