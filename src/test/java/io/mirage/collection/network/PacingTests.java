package io.mirage.collection.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.network.Pacing.Turn;
import io.mirage.collection.source.SourceException.TryLater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class PacingTests {

	private final Pacing pacing = new Pacing();

	@Test
	void manyTasksTogetherKeepTheDistance() throws Exception {
		long start = System.nanoTime();
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> calls = new ArrayList<>();
			for (int call = 0; call < 6; call++) {
				calls.add(tasks.submit(() -> {
					pacing.awaitInterval("whois", "whois.example", Duration.ofMillis(100));
					return null;
				}));
			}
			for (Future<?> call : calls) {
				call.get();
			}
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
	}

	@Test
	void sourcesDoNotWaitForEachOther() throws Exception {
		long start = System.nanoTime();
		for (int source = 0; source < 20; source++) {
			pacing.awaitInterval("whois", "whois-" + source + ".example", Duration.ofSeconds(10));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void nobodyWaitsForATurnThatIsFarAway() throws Exception {
		pacing.awaitInterval("whois", "whois.example", Duration.ofMinutes(5));

		assertThatExceptionOfType(TryLater.class).isThrownBy(() -> pacing.awaitInterval("whois", "whois.example", Duration.ofMinutes(5)))
				.satisfies(later -> assertThat(later.pause()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
	}

	@Test
	void aWaitingTaskCanBeCancelled() throws Exception {
		pacing.awaitInterval("whois", "whois.example", Duration.ofSeconds(20));
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch left = new CountDownLatch(1);
		Thread task = Thread.ofVirtual().start(() -> {
			begun.countDown();
			try {
				pacing.awaitInterval("whois", "whois.example", Duration.ofSeconds(20));
			} catch (InterruptedException cancelled) {
				left.countDown();
			} catch (TryLater unexpected) {
				throw new AssertionError(unexpected);
			}
		});
		begun.await();
		task.interrupt();

		assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aHostHasNoMoreCallsAtATimeThanItsLimit() throws Exception {
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> calls = new ArrayList<>();
			for (int call = 0; call < 200; call++) {
				calls.add(tasks.submit(() -> {
					try (Turn _ = pacing.enter("www.example.com", 3)) {
						most.accumulateAndGet(now.incrementAndGet(), Math::max);
						Thread.yield();
						now.decrementAndGet();
					}
					return null;
				}));
			}
			for (Future<?> call : calls) {
				call.get();
			}
		}
		assertThat(most.get()).isBetween(1, 3);
	}
}
