package io.mirage.collection.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ModuleTest
class StoredAllowancesTests {

	private static final Instant HALF_PAST_TEN = Instant.parse("2026-11-25T22:30:00Z");

	@Autowired JdbcClient jdbc;
	@Autowired TransactionTemplate transaction;

	@BeforeEach
	void forget() {
		jdbc.sql("delete from collection.allowance").update();
	}

	@Test
	void anHourlyAllowanceIsThereAgainWithTheNextHour() throws Exception {
		take(HALF_PAST_TEN, 2, 0);
		take(HALF_PAST_TEN, 2, 0);

		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> take(HALF_PAST_TEN, 2, 0))
				.withMessage("crtsh may be called 2 times an hour, which is used up until 2026-11-25T23:00:00Z")
				.satisfies(later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(30)));
		take(HALF_PAST_TEN.plus(Duration.ofMinutes(30)), 2, 0);
	}

	@Test
	void aRestartForgetsNothing() throws Exception {
		take(HALF_PAST_TEN, 0, 1);

		assertThatExceptionOfType(TryLater.class).as("by another process").isThrownBy(() -> take(HALF_PAST_TEN, 0, 1))
				.withMessageContaining("a day").satisfies(later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(90)));
	}

	@Test
	void aCallThatOneAllowanceRefusesUsesUpNoOther() throws Exception {
		take(HALF_PAST_TEN, 1, 3);
		for (int refused = 0; refused < 5; refused++) {
			assertThatExceptionOfType(TryLater.class).isThrownBy(() -> take(HALF_PAST_TEN, 1, 3)).withMessageContaining("an hour");
		}
		take(HALF_PAST_TEN.plus(Duration.ofMinutes(30)), 1, 3);
		assertThat(jdbc.sql("select used from collection.allowance where span = 'DAYS'").query(Long.class).single()).isEqualTo(2);
	}

	@Test
	void manyAtOnceGetNoMoreThanThereIs() throws Exception {
		AtomicInteger granted = new AtomicInteger();
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> calls = new ArrayList<>();
			for (int call = 0; call < 40; call++) {
				calls.add(tasks.submit(() -> {
					try {
						take(HALF_PAST_TEN, 7, 100);
						granted.incrementAndGet();
					} catch (TryLater usedUp) {
						assertThat(usedUp.reason()).contains("7 times an hour");
					}
					return null;
				}));
			}
			for (Future<?> call : calls) {
				call.get();
			}
		}
		assertThat(granted).hasValue(7);
	}

	@Test
	void whoHasNoAllowanceIsNotCounted() throws Exception {
		take(HALF_PAST_TEN, 0, 0);

		assertThat(jdbc.sql("select count(*) from collection.allowance").query(Long.class).single()).isZero();
	}

	/** Each time as a process that has just started. */
	private void take(Instant now, long perHour, long perDay) throws TryLater {
		new StoredAllowances(jdbc, transaction, Clock.fixed(now, ZoneOffset.UTC)).take("crtsh",
				new SourcePolicy(null, Rates.UNLIMITED, perHour, perDay, null, null));
	}
}
