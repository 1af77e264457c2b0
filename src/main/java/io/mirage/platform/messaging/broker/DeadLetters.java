package io.mirage.platform.messaging.broker;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Messages that a unit gave up after several deliveries, or that could not be read: the broker keeps them until they are sent again. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class DeadLetters {

	private static final long PATIENCE = TimeUnit.SECONDS.toMillis(30);

	private final RabbitTemplate rabbit;

	DeadLetters(RabbitTemplate rabbit) {
		this.rabbit = rabbit;
	}

	long waiting() {
		Long count = rabbit.execute(channel -> channel.messageCount(BrokerConfiguration.DEAD_LETTERS));
		return count == null ? 0 : count;
	}

	/**
	 * Sends all that wait now to everybody once more; the inboxes of those who took them before drop them. A message leaves
	 * the dead letters when the broker has confirmed its copy. What is still not to be read comes back.
	 *
	 * @return how many
	 */
	int replay() {
		Integer sent = rabbit.execute(channel -> {
			channel.confirmSelect();
			int count = 0;
			for (long left = channel.messageCount(BrokerConfiguration.DEAD_LETTERS); left > 0 && replayNext(channel); left--) {
				count++;
			}
			return count;
		});
		return sent == null ? 0 : sent;
	}

	private static boolean replayNext(Channel channel) throws IOException {
		GetResponse letter = channel.basicGet(BrokerConfiguration.DEAD_LETTERS, false);
		if (letter == null) {
			return false;
		}
		channel.basicPublish(BrokerConfiguration.EXCHANGE, String.valueOf(letter.getProps().getType()), letter.getProps(), letter.getBody());
		try {
			channel.waitForConfirmsOrDie(PATIENCE);
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
			return false;
		} catch (TimeoutException unconfirmed) {
			throw new IOException("The broker did not confirm a dead letter", unconfirmed);
		}
		channel.basicAck(letter.getEnvelope().getDeliveryTag(), false);
		return true;
	}
}
