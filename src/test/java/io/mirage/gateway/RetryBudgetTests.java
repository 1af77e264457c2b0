package io.mirage.gateway;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryBudgetTests {

	private final RetryBudget budget = new RetryBudget(0.2);

	@Test
	void aFewRetriesAreFreeAndThenTheyHaveToBeEarned() {
		for (int i = 0; i < 10; i++) {
			assertThat(budget.spend()).isTrue();
		}
		assertThat(budget.spend()).isFalse();

		for (int request = 0; request < 5; request++) {
			budget.earn();
		}
		assertThat(budget.spend()).as("one for five requests").isTrue();
		assertThat(budget.spend()).isFalse();
	}

	@Test
	void nobodySavesForAStorm() {
		for (int request = 0; request < 10_000; request++) {
			budget.earn();
		}
		int spent = 0;
		while (budget.spend()) {
			spent++;
		}
		assertThat(spent).isEqualTo(10);
	}
}
