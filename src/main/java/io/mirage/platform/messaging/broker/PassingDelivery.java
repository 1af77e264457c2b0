package io.mirage.platform.messaging.broker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Takes events from the queue of this instance, which lives as long as it does; what cannot be read is passed over. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class PassingDelivery implements MessageListener {

	private static final Logger LOG = LoggerFactory.getLogger(PassingDelivery.class);

	private final EventMessages messages;
	private final PassingListeners listeners;

	PassingDelivery(EventMessages messages, PassingListeners listeners) {
		this.messages = messages;
		this.listeners = listeners;
	}

	@Override
	public void onMessage(Message message) {
		if (messages.isFromHere(message)) {
			return;
		}
		try {
			listeners.hear(messages.read(message));
		} catch (IllegalArgumentException | JacksonException unreadable) {
			LOG.debug("A message in passing cannot be read", unreadable);
		}
	}
}
