package io.mirage.collection.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;

import io.mirage.collection.source.SourceException.Unreachable;

/** A question on its way to an answer. The asking thread sends it once; from then on it belongs to the receiving thread. */
final class Exchange {

	final DnsQuestion question;
	/** Whom to ask, in this order, and again from the first on. */
	final List<Upstream> upstreams;
	final CompletableFuture<DnsAnswer> result = new CompletableFuture<>();
	private final List<Place> places = new ArrayList<>(2);
	private int sent;
	private int refusals;
	private @Nullable DnsAnswer lastRefusal;
	private boolean edns = true;
	private boolean streaming;

	/** Where an answer to an attempt would arrive. */
	private record Place(Port port, int id, Attempt attempt) {}

	Exchange(DnsQuestion question, List<Upstream> upstreams) {
		this.question = question;
		this.upstreams = upstreams;
	}

	int sent() {
		return sent;
	}

	void sending() {
		sent++;
	}

	void awaits(Port port, int id, Attempt attempt) {
		places.add(new Place(port, id, attempt));
	}

	/** The next server in turn; one that rests only if all do. */
	Upstream next(long now) {
		for (int i = 0; i < upstreams.size(); i++) {
			Upstream candidate = upstreams.get((sent + i) % upstreams.size());
			if (!candidate.health().rests(now)) {
				return candidate;
			}
		}
		return upstreams.get(sent % upstreams.size());
	}

	/** A server said that it cannot or will not answer. */
	void refusedBy(DnsAnswer answer) {
		refusals++;
		lastRefusal = answer;
	}

	/** Nobody is asked the same thing over and over: each server once more than the others at most. */
	boolean mayAskAgain(int attempts) {
		return sent < attempts && refusals < Math.max(2, upstreams.size());
	}

	boolean edns() {
		return edns;
	}

	void withoutEdns() {
		edns = false;
	}

	/** While the answer is fetched over TCP, datagrams that do not come are no loss. */
	boolean isStreaming() {
		return streaming;
	}

	void streaming(boolean now) {
		streaming = now;
	}

	void finish(DnsAnswer answer) {
		forgetPlaces();
		result.complete(answer);
	}

	void fail(String reason) {
		forgetPlaces();
		result.completeExceptionally(new Unreachable(reason));
	}

	void failUnanswered() {
		fail(lastRefusal == null ? "No name server answers about " + question.name()
				: "Name servers answer " + Rcode.string(lastRefusal.code()) + " about " + question.name());
	}

	private void forgetPlaces() {
		places.forEach(place -> place.port().forget(place.id(), place.attempt()));
	}
}
