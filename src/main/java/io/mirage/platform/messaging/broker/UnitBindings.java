package io.mirage.platform.messaging.broker;

import java.util.Collection;
import java.util.Set;

import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;

/** Binds the unit's queue to each event it listens to. */
final class UnitBindings extends Declarables {

	UnitBindings(Queue queue, TopicExchange exchange, Set<String> keys) {
		super(bindings(queue, exchange, keys));
	}

	private static Collection<? extends Declarable> bindings(Queue queue, TopicExchange exchange, Set<String> keys) {
		return keys.stream().<Binding>map(key -> BindingBuilder.bind(queue).to(exchange).with(key)).toList();
	}
}
