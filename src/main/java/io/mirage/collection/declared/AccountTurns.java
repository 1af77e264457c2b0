package io.mirage.collection.declared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.mirage.collection.declared.Authentication.Account;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.TryLater;

/** Takes the accounts at one source in turn; one that was refused or is used up rests. Nothing here is logged. */
final class AccountTurns {

	/** For how long a key that the source refused is not tried again. */
	static final Duration REFUSED = Duration.ofHours(1);

	private final Clock clock;
	private final Map<Account, Instant> resting = new ConcurrentHashMap<>();
	private final AtomicInteger next = new AtomicInteger();

	AccountTurns(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Whom to ask as, the first one first.
	 *
	 * @param accounts one or more
	 * @return those that do not rest; a single account never does, for there is nobody to take its place
	 * @throws TryLater if all rest: calling now would only be refused
	 */
	List<Account> order(List<Account> accounts) throws TryLater {
		if (accounts.size() == 1) {
			return accounts;
		}
		Instant now = clock.instant();
		resting.values().removeIf(until -> !until.isAfter(now));
		int start = next.getAndIncrement();
		List<Account> awake = IntStream.range(0, accounts.size()).mapToObj(i -> accounts.get(Math.floorMod(start + i, accounts.size())))
				.filter(account -> !resting.containsKey(account)).toList();
		if (awake.isEmpty()) {
			Instant free = accounts.stream().map(account -> resting.getOrDefault(account, now)).min(Instant::compareTo).orElse(now);
			throw new TryLater("All " + accounts.size() + " keys of the source rest until " + free, Duration.between(now, free));
		}
		return awake;
	}

	/** @param refusal what the source said to the account */
	void refused(Account account, SourceException refusal) {
		Duration pause = refusal instanceof TryLater busy ? busy.pause() : REFUSED;
		resting.put(account, clock.instant().plus(pause));
	}
}
