package io.mirage.platform.messaging;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.modulith.events.support.EventExternalizerModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.modules.DeploymentUnit;

/**
 * Tries failed listeners again, and gives an event up after five tries. Giving up comes first: resubmission takes the
 * oldest rows, so hopeless ones would starve the rest. Sending to the broker is never given up: while the broker is away,
 * the registry is where its events wait.
 */
@Component
class FailedEvents {

	static final int MAX_ATTEMPTS = 5;
	private static final Logger LOG = LoggerFactory.getLogger(FailedEvents.class);
	private static final int BATCH = 200;
	private static final String SENDING = EventExternalizerModuleListener.class.getName() + ".%";

	private final FailedEventPublications failed;
	private final CompletedEvents completed;
	private final ListenerFailures reasons;
	private final JdbcClient database;
	private final TransactionTemplate transaction;
	private final JsonMapper json;
	private final String schema;

	FailedEvents(FailedEventPublications failed, CompletedEvents completed, ListenerFailures reasons, JdbcClient database,
			TransactionTemplate transaction, JsonMapper json, DeploymentUnit unit) {
		this.failed = failed;
		this.completed = completed;
		this.reasons = reasons;
		this.database = database;
		this.transaction = transaction;
		this.json = json;
		this.schema = unit.schema();
	}

	@Scheduled(fixedDelayString = "${mirage.events.retry-interval:5s}")
	void retry() {
		giveUpHopeless();
		failed.resubmit(ResubmissionOptions.defaults().withBatchSize(BATCH).withMinAge(Duration.ofSeconds(2)));
	}

	private record Hopeless(UUID id, String listenerId, String serializedEvent) {}

	private void giveUpHopeless() {
		transaction.executeWithoutResult(status -> {
			List<Hopeless> rows = database.sql("""
					select p.id, p.listener_id, e.serialized_event
					from %1$s.event_publication p join %1$s.event e on e.id = p.event_id
					where p.status = 'FAILED' and p.completion_attempts >= :attempts and p.listener_id not like :sending
					order by p.publication_date limit :batch for update of p skip locked""".formatted(schema))
					.param("attempts", MAX_ATTEMPTS).param("batch", BATCH).param("sending", SENDING).query(Hopeless.class).list();
			for (Hopeless row : rows) {
				String reason = reasonFor(row);
				database.sql("""
						insert into %1$s.dead_event
							(id, event_type, listener_id, serialized_event, publication_date, attempts, failure, died_at)
						select p.id, e.event_type, p.listener_id, e.serialized_event, p.publication_date, p.completion_attempts,
							:reason, now()
						from %1$s.event_publication p join %1$s.event e on e.id = p.event_id where p.id = :id"""
						.formatted(schema)).param("id", row.id()).param("reason", reason).update();
				completed.delete(List.of(row.id()));
				LOG.error("Gave up {} after {} tries: {}", row.listenerId(), MAX_ATTEMPTS, reason);
			}
		});
	}

	private String reasonFor(Hopeless row) {
		JsonNode eventId = json.readTree(row.serializedEvent()).path("header").path("event_id");
		return eventId.isString() ? reasons.reasonFor(UUID.fromString(eventId.stringValue())) : "Unknown.";
	}
}
