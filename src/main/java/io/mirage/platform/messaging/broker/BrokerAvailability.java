package io.mirage.platform.messaging.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Says once that the broker is gone and once that it is back, and spares it while it is gone. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class BrokerAvailability {

	private static final Logger LOG = LoggerFactory.getLogger(BrokerAvailability.class);
	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final Clock clock;
	private volatile Instant notBefore = Instant.MIN;
	private volatile boolean down;

	BrokerAvailability(Clock clock) {
		this.clock = clock;
	}

	/** Whether a try is worth making; false for a few seconds after a failed one. */
	boolean mayTry() {
		return !clock.instant().isBefore(notBefore);
	}

	synchronized void failed(Throwable reason) {
		notBefore = clock.instant().plus(PAUSE);
		if (!down) {
			down = true;
			LOG.warn("The broker cannot be reached, events for other processes wait in the registry: {}", reason.getMessage());
		}
	}

	void succeeded() {
		if (down) {
			announceReturn();
		}
	}

	private synchronized void announceReturn() {
		if (down) {
			down = false;
			LOG.warn("The broker is back, waiting events go out");
		}
	}
}
