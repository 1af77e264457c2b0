package io.mirage.platform.messaging.broker;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.MirageEvent;
import io.mirage.platform.modules.DeploymentUnit;

/** Writes events as persistent JSON messages and reads them again; unknown fields of a newer sender are passed over. */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class EventMessages {

	static final String ORIGIN = "mirage-unit";
	static final String INSTANCE = "mirage-instance";

	private final JsonMapper json;
	private final String unit;
	private final String instance;

	EventMessages(JsonMapper json, DeploymentUnit unit) {
		this.json = json;
		this.unit = unit.name();
		this.instance = unit.instanceId();
	}

	Message write(MirageEvent event) {
		return MessageBuilder.withBody(json.writeValueAsBytes(event))
				.setContentType(MessageProperties.CONTENT_TYPE_JSON)
				.setDeliveryMode(MessageDeliveryMode.PERSISTENT)
				.setMessageId(event.header().eventId().toString())
				.setType(RoutingKeys.of(event.getClass()))
				.setHeader(ORIGIN, unit)
				.setHeader(INSTANCE, instance)
				.build();
	}

	/** @throws IllegalArgumentException if the message is no event of this version */
	MirageEvent read(Message message) {
		return json.readValue(message.getBody(), RoutingKeys.type(String.valueOf(message.getMessageProperties().getType())));
	}

	/** Whether this unit sent it: its own listeners have heard the event already. */
	boolean isOwn(Message message) {
		return unit.equals(message.getMessageProperties().getHeader(ORIGIN));
	}

	/** Whether this very process sent it, not just a replica of it. */
	boolean isFromHere(Message message) {
		return instance.equals(message.getMessageProperties().getHeader(INSTANCE));
	}
}
