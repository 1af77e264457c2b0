package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.collection.network.Pacing.Turn;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.collection.source.TcpConversation;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;
import io.mirage.collection.source.ZoneReply;
import io.mirage.platform.entities.Destination;

/** One task's way out: decides, paces, counts, and hands the call to the channel for it. */
final class ScopedClient implements TrackedClient {

	private static final int MOST_REDIRECTS = 5;

	private final Assignment assignment;
	private final Network network;
	private final Receipts receipts;
	private final TaskDns dns;
	private int requests;
	private Duration patience = Duration.ZERO;
	private SourceKeys.@Nullable Choice key;

	ScopedClient(Assignment assignment, Network network) {
		this.assignment = assignment;
		this.network = network;
		this.receipts = new Receipts(network.clock());
		this.dns = new TaskDns(assignment, network, receipts, this::awaitInterval);
	}

	@Override
	public DnsReply dns(String name, int type) throws SourceException, InterruptedException {
		return dns.ask(name, type, false);
	}

	@Override
	public Map<String, DnsReply> dnsAll(Collection<String> names, int type) throws SourceException, InterruptedException {
		return dns.askAll(names, type);
	}

	@Override
	public DnsReply dnssec(String name, int type) throws SourceException, InterruptedException {
		return dns.ask(name, type, true);
	}

	@Override
	public DnsReply lookUp(String name, int type) throws SourceException, InterruptedException {
		return dns.lookUp(name, type);
	}

	@Override
	public DnsReply dnsAt(String server, String name, int type) throws SourceException, InterruptedException {
		return dns.askAt(server, name, type);
	}

	@Override
	public ZoneReply transfer(String zone, String server) throws SourceException, InterruptedException {
		return dns.transfer(zone, server);
	}

	@Override
	public HttpReply fetch(URI uri) throws SourceException, InterruptedException {
		return fetch(SourceRequest.get(uri));
	}

	@Override
	public HttpReply fetch(SourceRequest request) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		permit(Errand.FETCH, destination(Errand.FETCH, request.uri()), request.uri().toString());
		boolean cacheable = request.isPlain() && policy().cacheTtl(options).isPositive();
		Optional<HttpReply> known = cacheable ? network.fetched().find(request.uri()) : Optional.empty();
		if (known.isPresent()) {
			return known.get();
		}
		HttpReply reply = askSource(request.uri().getHost(), () -> answerOf(request, follow(request, options)));
		if (request.isPlain()) {
			network.fetched().keep(request.uri(), reply, policy().cacheTtl(options), policy().negativeCacheTtl(options));
		}
		return reply;
	}

	/** A status that the source uses to answer is no complaint. */
	private HttpReply answerOf(SourceRequest request, HttpReply reply) throws SourceException {
		return request.answers().contains(reply.status()) ? reply : HttpReplies.answerOf(reply, network.clock().instant());
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
	public HttpReply visit(URI uri) throws SourceException, InterruptedException {
		return visit(uri, Duration.ZERO);
	}

	@Override
	public HttpReply visit(URI uri, Duration distance) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = destination(Errand.VISIT, uri);
		permit(Errand.VISIT, destination, uri.toString());
		Optional<HttpReply> seen = network.fetched().findSeen(assignment.scanId(), uri);
		if (seen.isPresent()) {
			return seen.get();
		}
		// Counted apart from the collector's own interval, which would otherwise come on top.
		network.pacing().awaitInterval(assignment.collector().id(), "The site at " + destination.host(), distance);
		HttpReply reply = get(Errand.VISIT, uri, options);
		network.fetched().keepSeen(assignment.scanId(), uri, reply, options.cacheTtl());
		return reply;
	}

	@Override
	public HttpReply probe(URI uri) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		permit(Errand.FETCH, destination(Errand.FETCH, uri), uri.toString());
		Optional<HttpReply> seen = network.fetched().findSeen(assignment.scanId(), uri);
		if (seen.isPresent()) {
			return seen.get();
		}
		HttpReply reply = get(Errand.FETCH, uri, options);
		network.fetched().keepSeen(assignment.scanId(), uri, reply, options.cacheTtl());
		return reply;
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
	public <T> T converse(String host, int port, TcpConversation<T> conversation) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = destination(Errand.CONVERSE, host, port);
		permit(Errand.CONVERSE, destination, destination.toString());
		return call(Errand.CONVERSE, destination, options, ways -> network.tcp().converse(destination, ways, conversation, options));
	}

	@Override
	public Map<Integer, PortState> knock(String host, Collection<Integer> ports, Knocking how) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		if (options.proxy().isPresent()) {
			throw new NotPermitted("through a proxy a closed port cannot be told from a filtered one, so ports are not scanned");
		}
		PortDecision decision = new PortDecision(assignment, network, options, receipts);
		Map<Integer, InetSocketAddress> ways = decision.ways(destination(Errand.KNOCK, host, 0), ports);
		requests += ways.size();
		return new KnockRound(network.ports(), network.pacing(), assignment.collector().id(), how).at(ways);
	}

	@Override
	public TextReply whois(String server, String query) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = destination(Errand.WHOIS, server, WhoisChannel.PORT);
		permit(Errand.WHOIS, destination, query);
		if (query.chars().anyMatch(Character::isISOControl)) {
			throw new NotPermitted("A whois query is one line of text");
		}
		return askSource(destination.host(),
				() -> call(Errand.WHOIS, destination, options, ways -> network.whois().ask(destination, ways, query, options)));
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
		network.pacing().awaitRate(destination.host(), options.hostRates());
		try (Turn _ = network.pacing().enter(destination.host(), options.callsPerHost())) {
			requests++;
			return call.over(ways);
		}
	}

	/** Asks a third party with one of our keys, unless it has failed too often lately. */
	@FunctionalInterface
	private interface Asking<T> {

		T ask() throws SourceException, InterruptedException;
	}

	private <T> T askSource(String host, Asking<T> asking) throws SourceException, InterruptedException {
		Breakers.Breaker breaker = network.sources().breakers().of(assignment.collector().id(), host);
		requireAwake(host, breaker);
		boolean learnt = false;
		try {
			T answer = asking.ask();
			breaker.succeeded();
			learnt = true;
			return answer;
		} catch (Unreachable down) {
			breaker.failed(down.reason());
			learnt = true;
			throw down;
		} catch (Blocked refused) {
			throw withNextKey(refused, SourceKeys.REFUSED);
		} catch (TryLater busy) {
			throw withNextKey(busy, busy.pause());
		} finally {
			if (!learnt) {
				breaker.abandoned();
			}
		}
	}

	private void requireAwake(String host, Breakers.Breaker breaker) throws Unreachable {
		Optional<Breakers.Rest> rest = breaker.enter();
		if (rest.isPresent()) {
			patience = Duration.between(network.clock().instant(), rest.get().until());
			throw new Unreachable(host + " has failed several times in a row and is left alone until " + rest.get().until() + ": "
					+ rest.get().why());
		}
	}

	/** What a refusal means if another key of the source can go on: the same question again, soon. */
	private SourceException withNextKey(SourceException refusal, Duration pause) {
		SourceKeys.Choice used = key;
		if (used == null || used.keys().size() < 2 || !network.sources().keys().rest(assignment.collector().id(), used, pause)) {
			return refusal;
		}
		return new TryLater(refusal.reason() + "; the next key is tried", Duration.ZERO);
	}

	private SourcePolicy policy() {
		return network.settings().policyOf(assignment.collector().id());
	}

	/** The collector's own manners, then what the operator says the source can bear. */
	private void awaitInterval(String source) throws SourceException, InterruptedException {
		requireKey();
		network.pacing().awaitInterval(assignment.collector().id(), source, assignment.collector().minInterval());
		SourcePolicy policy = policy();
		network.pacing().awaitRate(assignment.collector().id(), policy.rates());
		network.sources().allowances().take(assignment.collector().id(), policy);
	}

	/** All keys rest: calling now would only be refused. */
	private void requireKey() throws TryLater {
		SourceKeys.Choice chosen = key;
		Instant now = network.clock().instant();
		if (chosen != null && chosen.free().isAfter(now)) {
			throw new TryLater("All " + chosen.keys().size() + " keys of the source rest until " + chosen.free(),
					Duration.between(now, chosen.free()));
		}
	}

	private void permit(Errand errand, Destination destination, String subject) throws NotPermitted {
		Verdict verdict = network.gate().decide(assignment, errand, destination, subject);
		receipts.add(errand, destination.toString(), 1, verdict);
		if (!verdict.allowed()) {
			throw new NotPermitted(destination + ": " + verdict.reason());
		}
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
	public String setting(String name, String fallback) {
		List<String> values = network.settings().allOfSource(assignment.collector().id(), name);
		if (values.size() < 2) {
			return network.settings().ofSource(assignment.collector().id(), name).orElse(fallback);
		}
		SourceKeys.Choice chosen = network.sources().keys().choose(assignment.collector().id(), values);
		key = chosen;
		return chosen.value();
	}

	@Override
	public List<String> wordList(String name) {
		return network.words().words(name);
	}

	@Override
	public int requests() {
		return requests + dns.requests();
	}

	@Override
	public Duration patience() {
		return patience;
	}

	@Override
	public List<Receipt> receipts() {
		return receipts.all();
	}
}
