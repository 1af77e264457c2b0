package io.mirage.collection.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.collection.source.SourceException.TryLater;

/** Allowances in the database: a restart does not forget them, and all processes use up the same ones. */
@Component
class StoredAllowances implements Allowances {

	private static final Duration WHILE_STORE_IS_AWAY = Duration.ofSeconds(10);

	private final JdbcClient jdbc;
	private final TransactionTemplate transaction;
	private final Clock clock;

	StoredAllowances(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** An allowance that is used up. */
	private record Exhausted(long limit, ChronoUnit span, Instant until) {}

	@Override
	public void take(String source, SourcePolicy policy) throws TryLater {
		if (policy.perHour() == 0 && policy.perDay() == 0) {
			return;
		}
		Optional<Exhausted> exhausted = takeBoth(source, policy);
		if (exhausted.isPresent()) {
			Exhausted used = exhausted.get();
			String span = used.span() == ChronoUnit.DAYS ? "a day" : "an hour";
			throw new TryLater(source + " may be called " + used.limit() + " times " + span + ", which is used up until " + used.until(),
					Duration.between(clock.instant(), used.until()));
		}
	}

	private Optional<Exhausted> takeBoth(String source, SourcePolicy policy) throws TryLater {
		try {
			return Objects.requireNonNull(transaction.execute(status -> {
				Optional<Exhausted> refused = take(source, ChronoUnit.DAYS, policy.perDay())
						.or(() -> take(source, ChronoUnit.HOURS, policy.perHour()));
				refused.ifPresent(exhausted -> status.setRollbackOnly());
				return refused;
			}));
		} catch (DataAccessException | TransactionException away) {
			throw new TryLater("The calls to " + source + " cannot be counted at the moment", WHILE_STORE_IS_AWAY);
		}
	}

	private Optional<Exhausted> take(String source, ChronoUnit span, long limit) {
		if (limit == 0) {
			return Optional.empty();
		}
		Instant began = clock.instant().truncatedTo(span);
		boolean taken = jdbc.sql("""
				insert into collection.allowance as known (source, span, began, used) values (:source, :span, :began, 1)
				on conflict (source, span) do update set began = greatest(known.began, excluded.began),
					used = case when known.began < excluded.began then 1 else known.used + 1 end
				where known.began < excluded.began or known.used < :limit""")
				.param("source", source).param("span", span.name()).param("began", began.atOffset(ZoneOffset.UTC)).param("limit", limit)
				.update() > 0;
		return taken ? Optional.empty() : Optional.of(new Exhausted(limit, span, began.plus(1, span)));
	}
}
