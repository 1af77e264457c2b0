package io.mirage.collection.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.network.Breakers.Breaker;
import io.mirage.support.HandClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Rates and rests, without a network. */
class SourceLimitsTests {

	private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
	private static final long LONG = TimeUnit.HOURS.toNanos(1);

	private final HandClock clock = new HandClock();

	@BeforeEach
	void startAtNoon() {
		clock.set(NOON);
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3, 4, 5})
	void noWindowHoldsMoreTurnsThanItsRateHoweverTheyAreAskedFor(long seed) {
		Turns turns = new Turns(new Rates(3, 20));
		Random random = new Random(seed);
		List<Long> given = new ArrayList<>();
		long now = 0;
		for (int call = 0; call < 200; call++) {
			now += random.nextInt(5) == 0 ? TimeUnit.MILLISECONDS.toNanos(random.nextInt(30_000)) : 0;
			given.add(now + turns.reserve(now, LONG));
		}
		assertThat(given).isSorted();
		for (int i = 0; i < given.size(); i++) {
			assertThat(i + 3 < given.size() ? given.get(i + 3) - given.get(i) : LONG).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
			assertThat(i + 20 < given.size() ? given.get(i + 20) - given.get(i) : LONG).isGreaterThanOrEqualTo(TimeUnit.MINUTES.toNanos(1));
		}
	}

	@Test
	void aTurnThatIsTooFarAwayIsNotReserved() {
		Turns turns = new Turns(new Rates(0, 1));
		turns.reserve(0, LONG);

		assertThat(turns.reserve(0, TimeUnit.SECONDS.toNanos(30))).isEqualTo(TimeUnit.MINUTES.toNanos(1));
		assertThat(turns.reserve(0, LONG)).as("as if nobody had asked").isEqualTo(TimeUnit.MINUTES.toNanos(1));
	}

	@Test
	void afterSeveralFailuresInARowASourceIsLeftAlone() {
		Breaker breaker = new Breakers(clock).of("crtsh", "crt.sh");
		fail(breaker, Breakers.FAILURES - 1);
		breaker.succeeded();
		fail(breaker, Breakers.FAILURES - 1);
		assertThat(breaker.enter()).as("not in a row").isEmpty();
		breaker.failed("down");

		assertThat(breaker.enter()).hasValueSatisfying(rest -> {
			assertThat(rest.until()).isEqualTo(NOON.plus(Breakers.FIRST_REST));
			assertThat(rest.why()).isEqualTo("down");
		});
	}

	@Test
	void oneCallAtATimeFindsOutWhetherASourceIsBack() {
		Breaker breaker = new Breakers(clock).of("crtsh", "crt.sh");
		fail(breaker, Breakers.FAILURES);
		clock.advance(Breakers.FIRST_REST);

		assertThat(breaker.enter()).as("the probe").isEmpty();
		assertThat(breaker.enter()).as("meanwhile").isPresent();
		breaker.succeeded();
		assertThat(breaker.enter()).isEmpty();
		assertThat(breaker.enter()).as("closed again").isEmpty();
	}

	@Test
	void eachFailedProbeDoublesTheRestUpToALimit() {
		Breaker breaker = new Breakers(clock).of("crtsh", "crt.sh");
		fail(breaker, Breakers.FAILURES);
		Duration rest = Breakers.FIRST_REST;
		for (int probe = 0; probe < 10; probe++) {
			clock.advance(rest);
			assertThat(breaker.enter()).isEmpty();
			breaker.failed("still down");
			rest = rest.multipliedBy(2).compareTo(Breakers.LONGEST_REST) < 0 ? rest.multipliedBy(2) : Breakers.LONGEST_REST;
			assertThat(breaker.enter().orElseThrow().until()).isEqualTo(clock.instant().plus(rest));
		}
	}

	@Test
	void aCancelledProbeLeavesItsPlaceToTheNext() {
		Breaker breaker = new Breakers(clock).of("crtsh", "crt.sh");
		fail(breaker, Breakers.FAILURES);
		clock.advance(Breakers.FIRST_REST);
		breaker.enter();
		breaker.abandoned();

		assertThat(breaker.enter()).isEmpty();
	}

	@Test
	void sourcesFailAlone() {
		Breakers breakers = new Breakers(clock);
		fail(breakers.of("rdap", "rdap.one.example"), Breakers.FAILURES);

		assertThat(breakers.of("rdap", "rdap.two.example").enter()).isEmpty();
		assertThat(breakers.of("whois", "rdap.one.example").enter()).isEmpty();
	}

	@Test
	void aPolicyIsOfItsSourceOrOfAllOthers() {
		SourcePolicy.Book book = SourcePolicy.Book.of(JsonMapper.builder().build().readTree("""
				{"crtsh": {"per_second": 2, "per_day": 100, "cache_ttl": "1h"}, "*": {"per_minute": 30, "interval": "0s"}}"""));

		assertThat(book.of("crtsh")).isEqualTo(new SourcePolicy(null, new Rates(2, 0), 0, 100, Duration.ofHours(1), null));
		assertThat(book.of("rdap").rates()).isEqualTo(new Rates(0, 30));
		assertThat(book.of("crtsh").interval(Duration.ofSeconds(2))).as("the collector's own").hasSeconds(2);
		assertThat(book.of("rdap").interval(Duration.ofSeconds(2))).as("the operator's").isZero();
	}

	private static void fail(Breaker breaker, int times) {
		for (int i = 0; i < times; i++) {
			breaker.failed("down");
		}
	}
}
