package io.mirage.collection.declared;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.SourceException;

/**
 * Lists that were fetched, for all tasks together: one download answers every question until the list is due again, and a
 * failed one is not repeated by each task that waits for it.
 */
@Component
class Lists {

	private static final Duration REPEAT_FAILURES_AFTER = Duration.ofMinutes(1);
	private static final Duration LONGEST_KEPT = Duration.ofDays(1);
	private static final long MOST_BYTES = 256L << 20;

	private final Clock clock;
	private final Cache<Key, Place> places = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
			.weigher((Key key, Place place) -> place.bytes()).expireAfterWrite(LONGEST_KEPT).build();
	private final Cache<Key, ReentrantLock> locks = Caffeine.newBuilder().weakValues().build();

	private record Key(String source, URI uri) {}

	/** One of list and failure. */
	private record Place(@Nullable ListedRows rows, @Nullable SourceException failure, Instant until) {

		int bytes() {
			return rows == null ? 1000 : rows.bytes();
		}

		ListedRows rowsOrFailure() throws SourceException {
			if (failure != null) {
				throw failure;
			}
			return Objects.requireNonNull(rows);
		}
	}

	/** Fetches a list. */
	@FunctionalInterface
	interface Download {
		ListedRows fetch() throws SourceException, InterruptedException;
	}

	Lists(Clock clock) {
		this.clock = clock;
	}

	/** The list as it was fetched last, or by {@code download}, during which others wait. */
	ListedRows get(String source, URI uri, Duration keep, Download download) throws SourceException, InterruptedException {
		Key key = new Key(source, uri);
		Place known = fresh(key);
		if (known != null) {
			return known.rowsOrFailure();
		}
		ReentrantLock lock = locks.get(key, none -> new ReentrantLock());
		lock.lockInterruptibly();
		try {
			Place fetchedMeanwhile = fresh(key);
			return (fetchedMeanwhile != null ? fetchedMeanwhile : fetch(key, keep, download)).rowsOrFailure();
		} finally {
			lock.unlock();
		}
	}

	private @Nullable Place fresh(Key key) {
		Place place = places.getIfPresent(key);
		return place != null && clock.instant().isBefore(place.until()) ? place : null;
	}

	private Place fetch(Key key, Duration keep, Download download) throws SourceException, InterruptedException {
		Place place = attempt(keep, download);
		places.put(key, place);
		return place;
	}

	private Place attempt(Duration keep, Download download) throws SourceException, InterruptedException {
		try {
			return new Place(download.fetch(), null, clock.instant().plus(keep));
		} catch (SourceException.NotPermitted ofThisScanOnly) {
			throw ofThisScanOnly;
		} catch (SourceException failure) {
			return new Place(null, failure, clock.instant().plus(REPEAT_FAILURES_AFTER));
		}
	}
}
