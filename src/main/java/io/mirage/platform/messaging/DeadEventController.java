package io.mirage.platform.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.Listing;
import io.mirage.platform.web.PlatformProblem;

/** Events this process has given up, for the administrator to look at and to try once more. */
@RestController
@RequestMapping("/api/v1/platform/dead-events")
class DeadEventController {

	private static final int MAX_LISTED = 1000;

	private final JdbcClient database;
	private final String schema;

	DeadEventController(JdbcClient database, DeploymentUnit unit) {
		this.database = database;
		this.schema = unit.schema();
	}

	/** @param failure the last reason, for people; may hold collected text */
	record DeadEvent(UUID id, String eventType, String listener, Instant publicationDate, int attempts, String failure) {}

	/** The newest thousand. */
	@GetMapping
	Listing<DeadEvent> list(Caller caller) {
		caller.require("admin");
		List<DeadEvent> events = database.sql("""
				select id, event_type, listener_id as listener, publication_date, attempts, failure
				from %s.dead_event order by died_at desc limit %d""".formatted(schema, MAX_LISTED))
				.query((row, number) -> new DeadEvent(row.getObject("id", UUID.class), row.getString("event_type"),
						row.getString("listener"), row.getTimestamp("publication_date").toInstant(),
						row.getInt("attempts"), row.getString("failure")))
				.list();
		return Listing.of(events);
	}

	/** Puts the event back: the next round of retries takes it, with all its tries again. */
	@PostMapping("/{id}/retry")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Transactional
	public void retry(Caller caller, @PathVariable UUID id) {
		caller.require("admin");
		int moved = database.sql("""
				with revived as (delete from %1$s.dead_event where id = :id returning *)
				insert into %1$s.event_publication
					(id, listener_id, event_type, serialized_event, publication_date, status, completion_attempts)
				select id, listener_id, event_type, serialized_event, publication_date, 'FAILED', 0 from revived"""
				.formatted(schema)).param("id", id).update();
		if (moved == 0) {
			throw PlatformProblem.NOT_FOUND.because("No dead event has the id " + id + ".");
		}
	}
}
