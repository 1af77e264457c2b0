package io.mirage.collection.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

/** Takes the keys of a source in turn; one that was refused or is used up rests. Keys are secret: nothing here is logged. */
@Component
class SourceKeys {

	/** For how long a key that the source refused is not tried again. */
	static final Duration REFUSED = Duration.ofHours(1);

	private final Clock clock;
	private final Map<Key, Instant> resting = new ConcurrentHashMap<>();
	private final Map<String, AtomicInteger> next = new ConcurrentHashMap<>();

	private record Key(String collector, String value) {}

	/**
	 * A key for one task.
	 *
	 * @param free when it may be used; in the past unless all keys of the list rest
	 */
	record Choice(List<String> keys, String value, Instant free) {}

	SourceKeys(Clock clock) {
		this.clock = clock;
	}

	/** @param keys one or more */
	Choice choose(String collector, List<String> keys) {
		Instant now = clock.instant();
		int start = next.computeIfAbsent(collector, source -> new AtomicInteger()).getAndIncrement();
		String best = keys.getFirst();
		Instant free = Instant.MAX;
		for (int i = 0; i < keys.size(); i++) {
			String key = keys.get(Math.floorMod(start + i, keys.size()));
			Instant until = resting.getOrDefault(new Key(collector, key), Instant.MIN);
			if (!until.isAfter(now)) {
				return new Choice(keys, key, until);
			}
			if (until.isBefore(free)) {
				best = key;
				free = until;
			}
		}
		return new Choice(keys, best, free);
	}

	/** Sends a key to rest. @return whether another one of its list can go on at once */
	boolean rest(String collector, Choice choice, Duration pause) {
		Instant now = clock.instant();
		resting.values().removeIf(until -> !until.isAfter(now));
		resting.put(new Key(collector, choice.value()), now.plus(pause));
		return choice.keys().stream().anyMatch(key -> !resting.containsKey(new Key(collector, key)));
	}
}
