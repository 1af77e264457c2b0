package io.mirage.collection.declared;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mirage.collection.declared.Authentication.Account;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.support.HandClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccountTurnsTests {

	private static final Account ANN = new Account(Map.of("key", "a"));
	private static final Account BEA = new Account(Map.of("key", "b"));
	private static final Account CLEO = new Account(Map.of("key", "c"));
	private static final List<Account> ALL = List.of(ANN, BEA, CLEO);

	private final HandClock clock = new HandClock();
	private final AccountTurns turns = new AccountTurns(clock);

	@Test
	void accountsTakeTurnsAndARefusedOneRestsForAnHour() throws Exception {
		assertThat(List.of(turns.order(ALL).getFirst(), turns.order(ALL).getFirst(), turns.order(ALL).getFirst()))
				.containsExactly(ANN, BEA, CLEO);

		turns.refused(BEA, new Blocked("bad key"));
		assertThat(turns.order(ALL)).containsExactlyInAnyOrder(ANN, CLEO);

		clock.advance(AccountTurns.REFUSED);
		assertThat(turns.order(ALL)).contains(BEA);
	}

	@Test
	void whenAllRestTheTaskWaitsForTheFirstThatIsFree() throws Exception {
		turns.refused(ANN, new TryLater("busy", Duration.ofMinutes(9)));
		turns.refused(BEA, new TryLater("busy", Duration.ofMinutes(4)));

		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> turns.order(List.of(ANN, BEA)))
				.satisfies(later -> assertThat(later.pause()).isEqualTo(Duration.ofMinutes(4)));
		assertThat(turns.order(List.of(ANN))).as("nobody could take its place").containsExactly(ANN);
	}
}
