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

import org.jspecify.annotations.Nullable;
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

/**
 * Finds open publications. An event is read only when it is asked for, and once for all its publications found together:
 * the registry often looks at ages alone, and events may be large.
 */
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
		Map<UUID, StoredEvent> events = new HashMap<>();
		List<TargetEventPublication> found = new ArrayList<>();
		database.sql("""
				select p.*, e.event_type
				from %1$s.event_publication p join %1$s.event e on e.id = p.event_id
				where %2$s order by p.publication_date, p.id""".formatted(schema, condition))
				.params(parameters)
				.query(row -> {
					String type = row.getString("event_type");
					if (ClassUtils.isPresent(type, null)) {
						found.add(publication(row, events.computeIfAbsent(row.getObject("event_id", UUID.class),
								id -> new StoredEvent(id, ClassUtils.resolveClassName(type, null)))));
					} else {
						LOG.warn("The event {} is of the type {}, which this version does not know", row.getString("event_id"), type);
					}
				});
		return found;
	}

	private final class StoredEvent {

		private final UUID id;
		private final Class<?> type;
		private @Nullable Object event;

		private StoredEvent(UUID id, Class<?> type) {
			this.id = id;
			this.type = type;
		}

		/** @throws org.springframework.dao.EmptyResultDataAccessException if all its listeners have dealt with it meanwhile */
		private synchronized Object event() {
			Object known = event;
			if (known == null) {
				known = json.readValue(database.sql("select serialized_event from %s.event where id = ?".formatted(schema))
						.param(id).query(String.class).single(), type);
				event = known;
			}
			return known;
		}
	}

	private static Publication publication(ResultSet row, StoredEvent event) throws SQLException {
		return new Publication(row.getObject("id", UUID.class), event,
				PublicationTargetIdentifier.of(row.getString("listener_id")), time(row, "publication_date"),
				EventPublication.Status.valueOf(row.getString("status")), row.getInt("completion_attempts"),
				time(row, "last_resubmission_date"));
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private record Publication(UUID id, StoredEvent stored, PublicationTargetIdentifier listener, Instant publishedAt,
			EventPublication.Status status, int attempts, Instant resubmittedAt) implements TargetEventPublication {

		@Override
		public UUID getIdentifier() {
			return id;
		}

		@Override
		public Object getEvent() {
			return stored.event();
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
