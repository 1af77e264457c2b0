package io.mirage.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import io.mirage.notification.channels.Channels;
import io.mirage.notification.channels.OpenedChannel;
import io.mirage.notification.channels.Parcel;

/**
 * Delivers what is due. Each channel is served on its own, so that a slow one keeps no other waiting. No transaction is
 * open while a receiver is spoken to; a process that dies in the middle leaves its claims, which end, so everything is
 * delivered at least once.
 */
@Component
class DeliveryRun {

	private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);
	private static final Duration FAREWELL = Duration.ofSeconds(15);

	private final Claims claims;
	private final OrderBook orders;
	private final Parcels parcels;
	private final DeliveryLog log;
	private final Channels channels;
	private final Sending sending;
	private final DeliveryProperties properties;
	private final Clock clock;
	private final Set<UUID> served = ConcurrentHashMap.newKeySet();
	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	DeliveryRun(Claims claims, OrderBook orders, Parcels parcels, DeliveryLog log, Channels channels, Sending sending,
			DeliveryProperties properties, Clock clock) {
		this.claims = claims;
		this.orders = orders;
		this.parcels = parcels;
		this.log = log;
		this.channels = channels;
		this.sending = sending;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${mirage.notification.deliveries.interval:500ms}")
	void tick() {
		begin();
	}

	@Scheduled(fixedDelayString = "PT1H")
	void sweep() {
		log.deleteOlderThan(clock.instant().minus(properties.keep()));
	}

	/** @return one for each channel that this process serves from now on, done when nothing is due there any more */
	List<Future<?>> begin() {
		claims.giveUp();
		orders.escalate();
		List<Future<?>> begun = new ArrayList<>();
		for (UUID channel : claims.channels()) {
			if (served.add(channel)) {
				begun.add(threads.submit(() -> serve(channel)));
			}
		}
		return begun;
	}

	private void serve(UUID channel) {
		try {
			Optional<Claim> claim = claims.take(channel);
			while (claim.isPresent()) {
				deliver(claim.get());
				claim = claims.take(channel);
			}
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		} catch (RuntimeException failure) {
			LOG.error("Deliveries to the channel {} have stopped for now", channel, failure);
		} finally {
			served.remove(channel);
		}
	}

	private void deliver(Claim claim) throws InterruptedException {
		Map<UUID, Parcel> packed = parcels.of(claim.deliveries());
		log.drop(claim.deliveries().stream().map(Claim.Claimed::id).filter(id -> !packed.containsKey(id)).toList());
		Optional<OpenedChannel> opened = channels.open(claim.channel());
		if (opened.isPresent() && !packed.isEmpty()) {
			Sending.Result result = sending.send(claim, packed, opened.get());
			Instant now = clock.instant();
			log.write(claim.channel(), result.attempts(), result.failures(), result.openUntil(), now);
		}
	}

	/** What is under way may end; what does not in time is tried again when its claim has ended. */
	@PreDestroy
	void stop() throws InterruptedException {
		threads.shutdown();
		if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
			threads.shutdownNow();
		}
	}
}
