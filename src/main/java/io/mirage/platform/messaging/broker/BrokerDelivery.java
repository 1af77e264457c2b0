package io.mirage.platform.messaging.broker;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

import io.mirage.events.MirageEvent;
import io.mirage.platform.modules.DeploymentUnit;

/**
 * Takes events from the unit's queue. One transaction a batch: the inbox remembers each event's id, and the registry
 * its listeners; the broker hears of success only after the commit, so nothing is lost and nothing counts twice.
 */
@Component
@ConditionalOnProperty(name = "mirage.broker", havingValue = "rabbitmq")
class BrokerDelivery implements BatchMessageListener {

	private static final Logger LOG = LoggerFactory.getLogger(BrokerDelivery.class);
	private static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();

	private final RabbitTemplate rabbit;
	private final EventMessages messages;
	private final ApplicationEventPublisher events;
	private final TransactionTemplate transaction;
	private final JdbcClient database;
	private final Clock clock;
	private final String schema;

	BrokerDelivery(RabbitTemplate rabbit, EventMessages messages, ApplicationEventPublisher events, TransactionTemplate transaction,
			JdbcClient database, Clock clock, DeploymentUnit unit) {
		this.rabbit = rabbit;
		this.messages = messages;
		this.events = events;
		this.transaction = transaction;
		this.database = database;
		this.clock = clock;
		this.schema = unit.schema();
	}

	/** Whether this thread is passing on what came from the broker, which must not go back there. */
	static boolean isRunning() {
		return RUNNING.isBound();
	}

	@Override
	public void onMessageBatch(List<Message> batch) {
		List<MirageEvent> foreign = batch.stream().filter(message -> !messages.isOwn(message))
				.flatMap(message -> read(message).stream()).toList();
		if (!foreign.isEmpty()) {
			ScopedValue.where(RUNNING, true).run(() -> transaction.executeWithoutResult(status -> deliver(foreign)));
		}
	}

	/** A message that cannot be read goes to the dead letters alone, with the reason, and does not hold up its batch. */
	private Optional<MirageEvent> read(Message message) {
		try {
			return Optional.of(messages.read(message));
		} catch (IllegalArgumentException | JacksonException unreadable) {
			LOG.error("A message of type {} cannot be read and goes to the dead letters", message.getMessageProperties().getType(),
					unreadable);
			message.getMessageProperties().setHeader("mirage-reason", String.valueOf(unreadable.getMessage()));
			rabbit.send("", BrokerConfiguration.DEAD_LETTERS, message);
			return Optional.empty();
		}
	}

	private void deliver(List<MirageEvent> batch) {
		List<UUID> fresh = remember(batch);
		List<MirageEvent> passedOn = new ArrayList<>();
		for (MirageEvent event : batch) {
			if (fresh.remove(event.header().eventId())) {
				passedOn.add(event);
			}
		}
		passedOn.forEach(events::publishEvent);
		LOG.debug("{} of {} events were new", passedOn.size(), batch.size());
	}

	private List<UUID> remember(List<MirageEvent> batch) {
		UUID[] ids = batch.stream().map(event -> event.header().eventId()).toArray(UUID[]::new);
		return new ArrayList<>(database.sql("""
				insert into %s.inbox (event_id, received_at) select distinct unnest(?::uuid[]), ?::timestamptz
				on conflict do nothing returning event_id""".formatted(schema))
				.params(ids, Timestamp.from(clock.instant())).query(UUID.class).list());
	}
}
