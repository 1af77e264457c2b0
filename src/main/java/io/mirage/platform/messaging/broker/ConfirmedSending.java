package io.mirage.platform.messaging.broker;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.modulith.events.RoutingTarget;
import org.springframework.modulith.events.support.EventExternalizationTransport;

import io.mirage.events.MirageEvent;

/** Sends an event and is done when the broker has confirmed that it is on disk. */
final class ConfirmedSending implements EventExternalizationTransport {

	/** A confirmation that takes longer is given up, so that no listener thread waits for ever; the event is sent again. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final RabbitTemplate rabbit;
	private final EventMessages messages;
	private final BrokerAvailability availability;

	ConfirmedSending(RabbitTemplate rabbit, EventMessages messages, BrokerAvailability availability) {
		this.rabbit = rabbit;
		this.messages = messages;
		this.availability = availability;
	}

	@Override
	public CompletableFuture<?> externalize(Object payload, RoutingTarget target) {
		if (!availability.mayTry()) {
			return CompletableFuture.failedFuture(new BrokerDownException());
		}
		MirageEvent event = (MirageEvent) payload;
		Message message = messages.write(event);
		CorrelationData correlation = new CorrelationData(event.header().eventId().toString());
		try {
			rabbit.send(target.getTarget(), String.valueOf(target.getKey()), message, correlation);
		} catch (AmqpException unreachable) {
			availability.failed(unreachable);
			return CompletableFuture.failedFuture(unreachable);
		}
		return correlation.getFuture().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).thenApply(confirm -> {
			if (!confirm.ack()) {
				throw new BrokerDownException();
			}
			availability.succeeded();
			return confirm;
		});
	}

	/** The broker is known to be away: not worth a stack trace each. */
	static final class BrokerDownException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		BrokerDownException() {
			super("The broker did not take the event.", null, false, false);
		}
	}
}
