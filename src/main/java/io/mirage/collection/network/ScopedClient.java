package io.mirage.collection.network;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.TextReply;
import io.mirage.collection.source.TlsReply;

/** One task's way out: decides, paces, counts, and hands the call to the channel for it. */
final class ScopedClient implements TrackedClient {

	private static final int MOST_REDIRECTS = 5;

	private final Assignment assignment;
	private final Network network;
	private final Receipts receipts;
	private int requests;
	private Duration patience = Duration.ZERO;
	private SourceKeys.@Nullable Choice key;

	ScopedClient(Assignment assignment, Network network) {
		this.assignment = assignment;
		this.network = network;
		this.receipts = new Receipts(network.clock());
	}

	@Override
	public DnsReply dns(String name, int type) throws SourceException, InterruptedException {
		NetworkOptions options = network.settings().network();
		Destination destination = Destination.ofName(name).orElseThrow(() -> notADestination(Errand.DNS, name));
		permit(Errand.DNS, destination, destination.host());
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
		NetworkOptions options = network.settings().network();
		permit(Errand.FETCH, destination(Errand.FETCH, uri), uri.toString());
		Optional<HttpReply> known = policy().cacheTtl(options).isPositive() ? network.fetched().find(uri) : Optional.empty();
		if (known.isPresent()) {
			return known.get();
		}
		HttpReply reply = askSource(uri.getHost(), () -> HttpReplies.answerOf(follow(uri, options), network.clock().instant()));
		network.fetched().keep(uri, reply, policy().cacheTtl(options), policy().negativeCacheTtl(options));
		return reply;
	}

	private HttpReply follow(URI start, NetworkOptions options) throws SourceException, InterruptedException {
		HttpReply reply = get(Errand.FETCH, start, options);
		for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
			Optional<URI> next = HttpReplies.redirect(reply);
			if (next.isEmpty()) {
				return reply;
			}
			permit(Errand.FETCH, destination(Errand.FETCH, next.get()), next.get().toString());
			reply = get(Errand.FETCH, next.get(), options);
		}
		throw new Unreadable(start.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
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
	public String setting(String name, String fallback) {
		List<String> values = network.settings().allOfSource(assignment.collector().id(), name);
		if (values.size() < 2) {
			return values.isEmpty() ? fallback : values.getFirst();
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
		return requests;
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
