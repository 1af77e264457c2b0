package io.mirage.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.notification.channels.Couriers;
import io.mirage.notification.channels.OpenedChannel;
import io.mirage.notification.channels.Parcel;
import io.mirage.notification.channels.Receipt;
import io.mirage.notification.channels.Receipt.Outcome;
import io.mirage.notification.delivery.Claim.Claimed;

/** Tries a batch of deliveries to one channel, several at a time, and stops when the channel does not take any. */
@Component
class Sending {

	private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

	private final Couriers couriers;
	private final RetryPolicy retries;
	private final DeliveryProperties properties;
	private final MeterRegistry metrics;
	private final Clock clock;

	/**
	 * @param failures of the channel in a row, now
	 * @param openUntil until then it is left alone; absent if it is not
	 */
	record Result(List<Attempt> attempts, int failures, @Nullable Instant openUntil) {}

	Sending(Couriers couriers, RetryPolicy retries, DeliveryProperties properties, MeterRegistry metrics, Clock clock) {
		this.couriers = couriers;
		this.retries = retries;
		this.properties = properties;
		this.metrics = metrics;
		this.clock = clock;
	}

	Result send(Claim claim, Map<UUID, Parcel> parcels, OpenedChannel channel) throws InterruptedException {
		AtomicInteger failures = new AtomicInteger(claim.failures());
		Semaphore places = new Semaphore(properties.parallel());
		List<Future<Attempt>> running = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Claimed delivery : claim.deliveries()) {
				@Nullable Parcel parcel = parcels.get(delivery.id());
				if (parcel != null) {
					places.acquire();
					running.add(threads.submit(() -> {
						try {
							return attempt(delivery, parcel, channel, failures, claim);
						} finally {
							places.release();
						}
					}));
				}
			}
		}
		return result(running, claim, failures.get());
	}

	private Attempt attempt(Claimed delivery, Parcel parcel, OpenedChannel channel, AtomicInteger failures, Claim claim)
			throws InterruptedException {
		Instant at = clock.instant();
		if (failures.get() >= properties.breakerFailures() && claim.failures() < properties.breakerFailures()) {
			return new Attempt(delivery, at, 0, null, null);
		}
		long start = System.nanoTime();
		Receipt receipt = deliver(channel, parcel);
		long millis = (System.nanoTime() - start) / 1_000_000;
		failures.updateAndGet(before -> receipt.outcome() == Outcome.LATER ? before + 1 : 0);
		metrics.counter("mirage.notification.deliveries", "kind", channel.kind().label(), "outcome", receipt.outcome().label()).increment();
		return new Attempt(delivery, at, millis, receipt, next(delivery, receipt));
	}

	/** A mistake of ours must not keep the rest of the batch from being delivered. */
	private Receipt deliver(OpenedChannel channel, Parcel parcel) throws InterruptedException {
		try {
			return couriers.deliver(channel, parcel);
		} catch (RuntimeException mistake) {
			LOG.error("The delivery {} could not be made to a channel of the kind {}", parcel.id(), channel.kind().label(), mistake);
			return Receipt.refused("It could not be written in the form the receiver wants. The log of this installation says why.");
		}
	}

	private @Nullable Instant next(Claimed delivery, Receipt receipt) {
		return receipt.outcome() != Outcome.LATER || retries.isExhausted(delivery.tries()) ? null
				: clock.instant().plus(retries.pause(delivery.tries(), receipt.pause()));
	}

	private Result result(List<Future<Attempt>> ended, Claim claim, int failures) throws InterruptedException {
		List<Attempt> attempts = new ArrayList<>();
		for (Future<Attempt> attempt : ended) {
			try {
				attempts.add(attempt.get());
			} catch (ExecutionException impossible) {
				throw new IllegalStateException("An attempt has failed in an unknown way", impossible);
			}
		}
		int counted = claim.failures() >= properties.breakerFailures() ? failures : Math.min(failures, properties.breakerFailures());
		return new Result(attempts, counted, openUntil(counted, attempts));
	}

	/** While its last tries have all failed, and while it asks to be left alone. */
	private @Nullable Instant openUntil(int failures, List<Attempt> attempts) {
		@Nullable Duration asked = attempts.stream().map(Attempt::receipt).filter(Objects::nonNull).map(Receipt::pause)
				.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
		@Nullable Duration rest = retries.rest(failures);
		@Nullable Duration longer = asked == null || rest != null && rest.compareTo(asked) > 0 ? rest : asked;
		return longer == null ? null : clock.instant().plus(longer);
	}
}
