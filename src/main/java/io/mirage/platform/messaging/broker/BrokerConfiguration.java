package io.mirage.platform.messaging.broker;

import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.AnonymousQueue;
import org.springframework.amqp.core.Base64UrlNamingStrategy;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.RoutingTarget;
import org.springframework.modulith.events.support.EventExternalizerModuleListener;

import io.mirage.events.MirageEvent;
import io.mirage.platform.modules.DeploymentUnit;

/**
 * One durable topic exchange for all events, and one quorum queue per deployment unit: replicas share it, and two
 * modules of one process do not hear an event twice. Beside it a fleeting queue per instance for what is heard in passing.
 */
@Configuration
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class BrokerConfiguration {

	static final String EXCHANGE = "mirage.events";
	static final String DEAD_LETTERS = "mirage.dead-letters";
	private static final int PREFETCH = 50;
	private static final int DELIVERY_LIMIT = 5;

	@Bean
	TopicExchange eventExchange() {
		return new TopicExchange(EXCHANGE, true, false);
	}

	@Bean
	Queue deadLetters() {
		return QueueBuilder.durable(DEAD_LETTERS).quorum().build();
	}

	@Bean
	Queue unitQueue(DeploymentUnit unit) {
		return QueueBuilder.durable("mirage.unit." + unit.name()).quorum().deliveryLimit(DELIVERY_LIMIT)
				.deadLetterExchange("").deadLetterRoutingKey(DEAD_LETTERS).build();
	}

	@Bean
	UnitBindings unitBindings(Queue unitQueue, TopicExchange eventExchange, ListenedEvents listened) {
		return new UnitBindings(unitQueue, eventExchange, listened.types());
	}

	/** Goes with its connection, and is made anew with the next one. */
	@Bean
	Queue instanceQueue() {
		return new AnonymousQueue(new Base64UrlNamingStrategy("mirage.instance."));
	}

	@Bean
	UnitBindings instanceBindings(Queue instanceQueue, TopicExchange eventExchange, ListenedEvents listened) {
		return new UnitBindings(instanceQueue, eventExchange, listened.inPassing());
	}

	@Bean
	SimpleMessageListenerContainer passingConsumer(ConnectionFactory connections, Queue instanceQueue, PassingDelivery delivery) {
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
		container.setQueues(instanceQueue);
		container.setMessageListener(delivery);
		container.setAcknowledgeMode(AcknowledgeMode.NONE);
		container.setMissingQueuesFatal(false);
		return container;
	}

	@Bean
	EventExternalizationConfiguration eventExternalization() {
		return EventExternalizationConfiguration.externalizing()
				.select(event -> event instanceof MirageEvent && !BrokerDelivery.isRunning())
				.route(MirageEvent.class, event -> RoutingTarget.forTarget(EXCHANGE).andKey(RoutingKeys.of(event.getClass())))
				.build();
	}

	@Bean
	EventExternalizerModuleListener eventExternalizer(EventExternalizationConfiguration configuration,
			RabbitTemplate rabbit, EventMessages messages, BrokerAvailability availability) {
		return new EventExternalizerModuleListener(configuration, new ConfirmedSending(rabbit, messages, availability));
	}

	@Bean
	SimpleMessageListenerContainer unitConsumer(ConnectionFactory connections, Queue unitQueue, BrokerDelivery delivery) {
		SimpleMessageListenerContainer container = new SimpleMessageListenerContainer(connections);
		container.setQueues(unitQueue);
		container.setMessageListener(delivery);
		container.setAcknowledgeMode(AcknowledgeMode.AUTO);
		container.setPrefetchCount(PREFETCH);
		container.setBatchSize(PREFETCH);
		container.setConsumerBatchEnabled(true);
		container.setReceiveTimeout(20);
		container.setDefaultRequeueRejected(true);
		container.setMissingQueuesFatal(false);
		return container;
	}
}
