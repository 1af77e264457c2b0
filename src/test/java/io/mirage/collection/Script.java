package io.mirage.collection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

import io.mirage.collection.network.Assignment;
import io.mirage.collection.network.Receipt;
import io.mirage.collection.network.SourceClients;
import io.mirage.collection.network.TrackedClient;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.collection.source.ZoneReply;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.collection.CollectorsDeclared;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Two collectors that do as a test tells them, a network that is not one, and an ear for what is announced. Without
 * instructions a collector asks once and finds the host {@code found.<what it was asked about>}.
 */
@TestConfiguration
class Script {

	/** What a collector does when it is asked about something. */
	interface Part {
		void play(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException;
	}

	/** A fetch from here leaves a receipt that no database takes. */
	static final URI POISON = URI.create("https://source.example/poison");

	static final Part FIND_ONE_HOST = (question, source, answer) -> {
		answer.restsOn(source.fetch(URI.create("https://source.example/" + question.value())).evidence());
		answer.foundName("found." + question.value())
				.ifPresent(host -> answer.relate(question.entity(), RelationType.CONTAINS, host));
	};

	final ConcurrentLinkedQueue<TasksCompleted> announced = new ConcurrentLinkedQueue<>();
	final ConcurrentLinkedQueue<CollectorsDeclared> declared = new ConcurrentLinkedQueue<>();
	/** What was asked, in order; as often as it was asked. */
	final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
	private final Map<String, Part> parts = new ConcurrentHashMap<>();

	@Bean
	Collector zebra() {
		return new ScriptedCollector("zebra", Intrusiveness.PASSIVE);
	}

	@Bean
	Collector adder() {
		return new ScriptedCollector("adder", Intrusiveness.DNS);
	}

	@Bean
	@Primary
	SourceClients scriptedClients() {
		return ScriptedClient::new;
	}

	void when(String value, Part part) {
		parts.put(value, part);
	}

	void reset() {
		parts.clear();
		asked.clear();
		announced.clear();
		declared.clear();
	}

	@EventListener
	void on(TasksCompleted event) {
		announced.add(event);
	}

	@EventListener
	void on(CollectorsDeclared event) {
		declared.add(event);
	}

	private final class ScriptedCollector implements Collector {

		private final CollectorDescriptor descriptor;

		ScriptedCollector(String id, Intrusiveness intrusiveness) {
			descriptor = new CollectorDescriptor(id, "The " + id, "Does as it is told.", "1.0.0", intrusiveness,
					Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME), Set.of(EntityType.HOSTNAME), false,
					URI.create("https://source.example"), Duration.ZERO);
		}

		@Override
		public CollectorDescriptor descriptor() {
			return descriptor;
		}

		@Override
		public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
			asked.add(question.value());
			parts.getOrDefault(question.value(), FIND_ONE_HOST).play(question, source, answer);
		}
	}

	/** Answers every fetch with a page that names the address, and every other call not at all. */
	private static final class ScriptedClient implements TrackedClient {

		private final Assignment assignment;
		private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();

		ScriptedClient(Assignment assignment) {
			this.assignment = assignment;
		}

		@Override
		public HttpReply fetch(URI uri) {
			receipts.add(new Receipt(uri.equals(POISON) ? Instant.MAX : Instant.now(), "http", uri.getHost() + ":443", 1, true,
					"A third party may be asked about " + assignment.question().value() + "."));
			byte[] page = ("<script>" + uri + "</script>" + "filler ".repeat(100)).getBytes(StandardCharsets.UTF_8);
			return new HttpReply(uri, 200, Map.of(), page, new Evidence("message/http", page, false));
		}

		@Override
		public int requests() {
			return receipts.size();
		}

		@Override
		public List<Receipt> receipts() {
			return List.copyOf(receipts);
		}

		@Override
		public DnsReply dns(String name, int type) {
			throw new UnsupportedOperationException("dns");
		}

		@Override
		public Map<String, DnsReply> dnsAll(Collection<String> names, int type) {
			throw new UnsupportedOperationException("dnsAll");
		}

		@Override
		public DnsReply dnssec(String name, int type) {
			throw new UnsupportedOperationException("dnssec");
		}

		@Override
		public HttpReply fetch(SourceRequest request) {
			return fetch(request.uri());
		}

		@Override
		public DnsReply lookUp(String name, int type) {
			throw new UnsupportedOperationException("lookUp");
		}

		@Override
		public DnsReply dnsAt(String server, String name, int type) {
			throw new UnsupportedOperationException("dnsAt");
		}

		@Override
		public ZoneReply transfer(String zone, String server) {
			throw new UnsupportedOperationException("transfer");
		}

		@Override
		public HttpReply visit(URI uri) {
			throw new UnsupportedOperationException("visit");
		}

		@Override
		public HttpReply visit(URI uri, Duration distance) {
			throw new UnsupportedOperationException("visit");
		}

		@Override
		public HttpReply probe(URI uri) {
			throw new UnsupportedOperationException("probe");
		}

		@Override
		public TlsReply handshake(String host, int port) {
			throw new UnsupportedOperationException("handshake");
		}

		@Override
		public <T> T converse(String host, int port, TcpConversation<T> conversation) {
			throw new UnsupportedOperationException("converse");
		}

		@Override
		public Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) {
			throw new UnsupportedOperationException("knock");
		}

		@Override
		public TextReply whois(String server, String query) {
			throw new UnsupportedOperationException("whois");
		}

		@Override
		public String setting(String key, String fallback) {
			return fallback;
		}

		@Override
		public List<String> wordList(String name) {
			throw new UnsupportedOperationException("wordList");
		}
	}
}
