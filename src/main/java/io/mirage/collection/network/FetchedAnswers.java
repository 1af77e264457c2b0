package io.mirage.collection.network;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.HttpReply;
import io.mirage.events.scans.ScanId;

/**
 * What was answered lately, so that the same question is not asked again by the next task: by third parties for everybody,
 * by those whom a scan visited for that scan.
 */
@Component
class FetchedAnswers {

	private static final long MOST_BYTES = 32L << 20;
	private static final int OVERHEAD = 1000;

	private final Cache<URI, Kept> answers = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
			.weigher((URI uri, Kept kept) -> weight(kept))
			.expireAfter(Expiry.<URI, Kept>creating((uri, kept) -> kept.ttl())).build();

	private final Cache<Seen, Kept> seen = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
			.weigher((Seen page, Kept kept) -> weight(kept))
			.expireAfter(Expiry.<Seen, Kept>creating((page, kept) -> kept.ttl())).build();

	private record Seen(ScanId scan, URI uri) {}

	private record Kept(HttpReply reply, Duration ttl) {}

	Optional<HttpReply> find(URI uri) {
		return Optional.ofNullable(answers.getIfPresent(uri)).map(Kept::reply);
	}

	/**
	 * Keeps what will most likely be answered again.
	 *
	 * @param ttl for success
	 * @param negativeTtl for "there is nothing" (404, 410)
	 */
	void keep(URI uri, HttpReply reply, Duration ttl, Duration negativeTtl) {
		boolean nothing = reply.status() == 404 || reply.status() == 410;
		Duration lasting = nothing ? negativeTtl : reply.status() / 100 == 2 ? ttl : Duration.ZERO;
		if (lasting.isPositive()) {
			answers.put(uri, new Kept(reply, lasting));
		}
	}

	/** What a visit or a probe of the scan brought. */
	Optional<HttpReply> findSeen(ScanId scan, URI uri) {
		return Optional.ofNullable(seen.getIfPresent(new Seen(scan, uri))).map(Kept::reply);
	}

	/** Keeps whatever was answered, unless the server had a fault that may be over soon. */
	void keepSeen(ScanId scan, URI uri, HttpReply reply, Duration ttl) {
		if (reply.status() < 500 && reply.status() != 429 && ttl.isPositive()) {
			seen.put(new Seen(scan, uri), new Kept(reply, ttl));
		}
	}

	private static int weight(Kept kept) {
		return OVERHEAD + kept.reply().body().length + kept.reply().evidence().bytes().length;
	}
}
