package io.mirage.platform.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.platform.modules.DeploymentUnit;

/** Reads open publications; those of one event share it. */
@Component
class StoredPublications {

	private static final Logger LOG = LoggerFactory.getLogger(StoredPublications.class);

	private final JdbcClient database;
	private final JsonMapper json;
	private final String schema;

	StoredPublications(JdbcClient database, JsonMapper json, DeploymentUnit unit) {
		this.database = database;
		this.json = json;
		this.schema = unit.schema();
	}

	/**
	 * Oldest first.
	 *
	 * @param condition over {@code event_publication p} and {@code event e}
	 */
	List<TargetEventPublication> find(String condition, Object... parameters) {
		Map<UUID, Optional<Object>> events = new HashMap<>();
		List<TargetEventPublication> found = new ArrayList<>();
		database.sql("""
				select p.*, e.event_type, e.serialized_event
				from %1$s.event_publication p join %1$s.event e on e.id = p.event_id
				where %2$s order by p.publication_date, p.id""".formatted(schema, condition))
				.params(parameters)
				.query(row -> {
					UUID id = row.getObject("event_id", UUID.class);
					if (!events.containsKey(id)) {
						events.put(id, read(row));
					}
					Optional<Object> event = events.getOrDefault(id, Optional.empty());
					if (event.isPresent()) {
						found.add(publication(row, event.get()));
					}
				});
		return found;
	}

	private Optional<Object> read(ResultSet row) throws SQLException {
		String type = row.getString("event_type");
		try {
			return Optional.of(json.readValue(row.getString("serialized_event"), ClassUtils.forName(type, null)));
		} catch (ClassNotFoundException | LinkageError unknown) {
			LOG.warn("The event {} is of the type {}, which this version does not know", row.getString("event_id"), type);
			return Optional.empty();
		}
	}

	private static Publication publication(ResultSet row, Object event) throws SQLException {
		return new Publication(row.getObject("id", UUID.class), event,
				PublicationTargetIdentifier.of(row.getString("listener_id")), time(row, "publication_date"),
				EventPublication.Status.valueOf(row.getString("status")), row.getInt("completion_attempts"),
				time(row, "last_resubmission_date"));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private record Publication(UUID id, Object event, PublicationTargetIdentifier listener, Instant publishedAt,
			EventPublication.Status status, int attempts, Instant resubmittedAt) implements TargetEventPublication {

		@Override
		public UUID getIdentifier() {
			return id;
		}

		@Override
		public Object getEvent() {
			return event;
		}

		@Override
		public PublicationTargetIdentifier getTargetIdentifier() {
			return listener;
		}

		@Override
		public Instant getPublicationDate() {
			return publishedAt;
		}

		@Override
		public Optional<Instant> getCompletionDate() {
			return Optional.empty();
		}

		@Override
		public EventPublication.Status getStatus() {
			return status;
		}

		@Override
		public Instant getLastResubmissionDate() {
			return resubmittedAt;
		}

		@Override
		public int getCompletionAttempts() {
			return attempts;
		}

		/** The row goes; this object is not asked again. */
		@Override
		public void markCompleted(Instant at) {}
	}
}
