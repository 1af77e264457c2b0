package io.mirage.collection.dns;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HealthTests {

	private final Health health = new Health(Duration.ofSeconds(2));

	@Test
	void aLostQuestionIsAskedAgainAsSoonAsTheAnswerIsUnusuallyLate() {
		assertThat(health.patience(0)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
		for (int i = 0; i < 50; i++) {
			health.answered(TimeUnit.MILLISECONDS.toNanos(5));
		}
		assertThat(health.patience(0)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
		assertThat(health.patience(1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(400));
	}

	@Test
	void aSlowServerIsGivenItsTimeUpToTheLimit() {
		for (int i = 0; i < 50; i++) {
			health.answered(TimeUnit.MILLISECONDS.toNanos(900));
		}
		assertThat(health.patience(0)).isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.MILLISECONDS.toNanos(1000));
		assertThat(health.patience(30)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
	}

	@Test
	void aServerThatNeverAnswersRestsForEverLongerUntilItAnswers() {
		long now = 1_000_000;
		lose(now);
		assertThat(health.rests(now)).isTrue();
		assertThat(health.rests(now + TimeUnit.MILLISECONDS.toNanos(1001))).isFalse();
		lose(now + TimeUnit.SECONDS.toNanos(2));
		assertThat(health.rests(now + TimeUnit.MILLISECONDS.toNanos(3900))).isTrue();
		health.answered(TimeUnit.MILLISECONDS.toNanos(5));
		assertThat(health.rests(now + TimeUnit.SECONDS.toNanos(2))).isFalse();
	}

	private void lose(long now) {
		for (int i = 0; i < 20; i++) {
			health.lost(now);
		}
	}
}
