package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.network.Pacing.Turn;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;

/** One task's way out: decides, paces, counts, and hands the call to the channel for it. */
final class ScopedClient implements TrackedClient {

	private static final int MOST_REDIRECTS = 5;

	private final Assignment assignment;
	private final Network network;
	private final Receipts receipts;
	private int requests;

	ScopedClient(Assignment assignment, Network network) {
		this.assignment = assignment;
		this.network = network;
		this.receipts = new Receipts(network.clock());
	}

	@Override
	public DnsReply dns(String name, int type) throws SourceException, InterruptedException {
		return ask(Errand.DNS, name, type, network.settings().network());
	}

	private DnsReply ask(Errand errand, String name, int type, NetworkOptions options) throws SourceException, InterruptedException {
		Destination destination = Destination.ofName(name).orElseThrow(() -> notADestination(errand, name));
		permit(errand, destination, destination.host());
		Optional<DnsReply> remembered = network.dns().remembered(options, destination.host(), type);
		if (remembered.isPresent()) {
			return remembered.get();
		}
		awaitInterval("name servers");
		requests++;
		return DnsClient.await(network.dns().ask(options, destination.host(), type));
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Map<String, Destination> permitted = permitAll(names);
		Map<String, CompletableFuture<DnsReply>> asked = LinkedHashMap.newLinkedHashMap(permitted.size());
		for (Map.Entry<String, Destination> entry : permitted.entrySet()) {
			asked.put(entry.getKey(), askOrRemember(options, entry.getValue().host(), type));
		}
		return answers(asked);
	}

	private CompletableFuture<DnsReply> askOrRemember(NetworkOptions options, String name, int type) throws InterruptedException {
		Optional<DnsReply> remembered = network.dns().remembered(options, name, type);
		if (remembered.isPresent()) {
			return CompletableFuture.completedFuture(remembered.get());
		}
		requests++;
		return network.dns().ask(options, name, type);
	}

	private static Map<String, DnsReply> answers(Map<String, CompletableFuture<DnsReply>> asked) throws Unreachable, InterruptedException {
		Map<String, DnsReply> answers = LinkedHashMap.newLinkedHashMap(asked.size());
		@Nullable Unreachable last = null;
		for (Map.Entry<String, CompletableFuture<DnsReply>> entry : asked.entrySet()) {
			try {
				answers.put(entry.getKey(), DnsClient.await(entry.getValue()));
			} catch (Unreachable unanswered) {
				last = unanswered;
			}
		}
		if (answers.isEmpty() && last != null) {
			throw last;
		}
		return answers;
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException, InterruptedException {
		return fetch(SourceRequest.get(uri));
	}

	@Override
	public HttpReply fetch(SourceRequest request) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		permit(Errand.FETCH, destination(Errand.FETCH, request.uri()), request.uri().toString());
		boolean cacheable = request.isPlain() && options.cacheTtl().isPositive();
		Optional<HttpReply> known = cacheable ? network.fetched().find(request.uri()) : Optional.empty();
		if (known.isPresent()) {
			return known.get();
		}
		HttpReply reply = follow(request, options);
		if (request.answers().contains(reply.status())) {
			return reply;
		}
		HttpReply answer = HttpReplies.answerOf(reply, network.clock().instant());
		if (cacheable) {
			network.fetched().keep(request.uri(), answer, options.cacheTtl());
		}
		return answer;
	}

	private HttpReply follow(SourceRequest start, NetworkOptions options) throws SourceException, InterruptedException {
		SourceRequest request = start;
		HttpReply reply = send(request, options);
		for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
			Optional<URI> next = HttpReplies.redirect(reply);
			if (next.isEmpty()) {
				return reply;
			}
			request = request.redirected(reply.status(), next.get());
			permit(Errand.FETCH, destination(Errand.FETCH, request.uri()), request.uri().toString());
			reply = send(request, options);
		}
		throw new Unreadable(start.uri().getHost() + " redirects more than " + MOST_REDIRECTS + " times");
	}

	private HttpReply send(SourceRequest request, NetworkOptions options) throws SourceException, InterruptedException {
		Destination destination = destination(Errand.FETCH, request.uri());
		return call(Errand.FETCH, destination, options, ways -> network.http().send(request, destination, ways, true, options));
	}

	@Override
	public DnsReply lookUp(String name, int type) throws SourceException, InterruptedException {
		return ask(Errand.LOOK_UP, name, type, network.settings().network());
	}

	@Override
	public HttpReply visit(URI uri) throws SourceException, InterruptedException {
		permit(Errand.VISIT, destination(Errand.VISIT, uri), uri.toString());
		return get(Errand.VISIT, uri, network.settings().network());
	}

	private HttpReply get(Errand errand, URI uri, NetworkOptions options) throws SourceException, InterruptedException {
		Destination destination = destination(errand, uri);
		return call(errand, destination, options,
				ways -> network.http().get(uri, destination, ways, errand.isToThirdParty(), options));
	}

	@Override
	public TlsReply handshake(String host, int port) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = destination(Errand.HANDSHAKE, host, port);
		permit(Errand.HANDSHAKE, destination, destination.host());
		return call(Errand.HANDSHAKE, destination, options, ways -> network.tls().look(destination, ways, options));
	}

	@Override
	public TextReply whois(String server, String query) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = destination(Errand.WHOIS, server, WhoisChannel.PORT);
		permit(Errand.WHOIS, destination, query);
		if (query.chars().anyMatch(Character::isISOControl)) {
			throw new NotPermitted("A whois query is one line of text");
		}
		return call(Errand.WHOIS, destination, options, ways -> network.whois().ask(destination, ways, query, options));
	}

	/** What happens once the ways are known. */
	@FunctionalInterface
	private interface Call<T> {

		T over(List<InetSocketAddress> ways) throws SourceException, InterruptedException;
	}

	private <T> T call(Errand errand, Destination destination, NetworkOptions options, Call<T> call)
			throws SourceException, InterruptedException {
		List<InetSocketAddress> ways = network.approach().decide(assignment, errand, destination, options, receipts);
		awaitInterval(destination.host());
		try (Turn _ = network.pacing().enter(destination.host(), options.callsPerHost())) {
			requests++;
			return call.over(ways);
		}
	}

	private void awaitInterval(String source) throws SourceException, InterruptedException {
		network.pacing().awaitInterval(assignment.collector().id(), source, assignment.collector().minInterval());
	}

	private void permit(Errand errand, Destination destination, String subject) throws NotPermitted {
		Verdict verdict = network.gate().decide(assignment, errand, destination, subject);
		receipts.add(errand, destination.toString(), 1, verdict);
		if (!verdict.allowed()) {
			throw new NotPermitted(destination + ": " + verdict.reason());
		}
	}

	/** One receipt for all names that were decided alike. */
	private Map<String, Destination> permitAll(Collection<String> names) throws NotPermitted {
		BatchDecision batch = new BatchDecision();
		for (String name : names) {
			Optional<Destination> destination = Destination.ofName(name);
			batch.add(name, destination, destination.map(to -> network.gate().decide(assignment, Errand.DNS, to, to.host()))
					.orElseGet(() -> Verdict.refuse("not a name")));
		}
		batch.leaveReceipts(receipts);
		if (batch.permitted().isEmpty() && !names.isEmpty()) {
			throw new NotPermitted(batch.firstRefusal());
		}
		return batch.permitted();
	}

	private Destination destination(Errand errand, URI uri) throws NotPermitted {
		return Destination.of(uri).orElseThrow(() -> notADestination(errand, uri.toString()));
	}

	private Destination destination(Errand errand, String host, int port) throws NotPermitted {
		return Destination.of(host, port).orElseThrow(() -> notADestination(errand, host));
	}

	private NotPermitted notADestination(Errand errand, String text) {
		receipts.add(errand, text, 1, Verdict.refuse("neither a name nor an address nor a web address of one"));
		return new NotPermitted("'" + text + "' is neither a name nor an address nor a web address of one");
	}

	@Override
	public String setting(String key, String fallback) {
		return network.settings().ofSource(assignment.collector().id(), key).orElse(fallback);
	}

	@Override
	public List<String> wordList(String name) {
		return network.words().words(name);
	}

	@Override
	public int requests() {
		return requests;
	}

	@Override
	public List<Receipt> receipts() {
		return receipts.all();
	}
}
