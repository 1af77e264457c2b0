package io.mirage.platform.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.platform.modules.DeploymentUnit;

/** The events that this unit has given up. */
@Repository
class DeadEvents {

	private static final int MAX_LISTED = 1000;

	private final JdbcClient database;
	private final String schema;

	DeadEvents(JdbcClient database, DeploymentUnit unit) {
		this.database = database;
		this.schema = unit.schema();
	}

	/** @param failure the last reason, for people; may hold collected text */
	record DeadEvent(UUID id, String eventType, String listener, Instant publicationDate, int attempts, String failure) {}

	/** The newest thousand. */
	List<DeadEvent> newest() {
		return database.sql("""
				select id, event_type, listener_id as listener, publication_date, attempts, failure
				from %s.dead_event order by died_at desc limit %d""".formatted(schema, MAX_LISTED))
				.query((row, number) -> new DeadEvent(row.getObject("id", UUID.class), row.getString("event_type"),
						row.getString("listener"), row.getTimestamp("publication_date").toInstant(),
						row.getInt("attempts"), row.getString("failure")))
				.list();
	}

	/**
	 * Puts the event back: the next round of retries takes it, with all its tries again.
	 *
	 * @return whether there was such an event
	 */
	@Transactional
	public boolean retry(UUID id) {
		return database.sql("""
				with revived as (
					delete from %1$s.dead_event where id = :id returning *
				), event as (
					insert into %1$s.event (id, event_type, serialized_event) select id, event_type, serialized_event from revived
				)
				insert into %1$s.event_publication
					(id, event_id, listener_id, publication_date, status, completion_attempts, last_resubmission_date)
				select id, id, listener_id, publication_date, 'FAILED', 0, publication_date from revived"""
				.formatted(schema)).param("id", id).update() > 0;
	}
}
