package io.mirage.platform.messaging;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.Uuids;
import io.mirage.platform.modules.DeploymentUnit;

/**
 * The registry's tables: an event once, however many listeners it has, and a row for each of them that has not dealt with
 * it. Completed rows go in batches, a moment later: what a crash leaves of them is delivered again. For the same reason
 * nothing is written when a listener begins, unless its event was resubmitted: until then "published" says as much.
 */
@Repository
@Transactional
class EventRegistry implements EventPublicationRepository {

	/** An event that this transaction has written; other listeners of it need not write it again. */
	private record Written(Object event, UUID id) implements TransactionSynchronization {}

	private final JdbcClient database;
	private final JsonMapper json;
	private final CompletedEvents completed;
	private final StoredPublications stored;
	private final String schema;
	private final Set<UUID> resubmitted = ConcurrentHashMap.newKeySet();

	EventRegistry(JdbcClient database, JsonMapper json, CompletedEvents completed, StoredPublications stored, DeploymentUnit unit) {
		this.database = database;
		this.json = json;
		this.completed = completed;
		this.stored = stored;
		this.schema = unit.schema();
	}

	@Override
	public TargetEventPublication create(TargetEventPublication publication) {
		database.sql("""
				insert into %s.event_publication
					(id, event_id, listener_id, publication_date, status, completion_attempts, last_resubmission_date)
				values (?, ?, ?, ?, ?, 1, ?)""".formatted(schema))
				.params(publication.getIdentifier(), write(publication.getEvent()), publication.getTargetIdentifier().getValue(),
						time(publication.getPublicationDate()), publication.getStatus().name(), time(publication.getPublicationDate()))
				.update();
		return publication;
	}

	private UUID write(Object event) {
		for (TransactionSynchronization synchronization : TransactionSynchronizationManager.getSynchronizations()) {
			if (synchronization instanceof Written written && written.event() == event) {
				return written.id();
			}
		}
		Written written = new Written(event, Uuids.timeOrdered(Instant.now()));
		database.sql("insert into %s.event (id, event_type, serialized_event) values (?, ?, ?)".formatted(schema))
				.params(written.id(), event.getClass().getName(), json.writeValueAsString(event)).update();
		TransactionSynchronizationManager.registerSynchronization(written);
		return written.id();
	}

	@Override
	public void markProcessing(UUID id) {
		if (resubmitted.remove(id)) {
			setStatus(id, Status.PROCESSING);
		}
	}

	@Override
	public void markFailed(UUID id) {
		setStatus(id, Status.FAILED);
	}

	private void setStatus(UUID id, Status status) {
		database.sql("update %s.event_publication set status = ? where id = ? and status <> ?".formatted(schema))
				.params(status.name(), id, status.name()).update();
	}

	@Override
	public boolean markResubmitted(UUID id, Instant at) {
		boolean first = database.sql("""
				update %s.event_publication
				set status = 'RESUBMITTED', completion_attempts = completion_attempts + 1, last_resubmission_date = ?
				where id = ? and status <> 'RESUBMITTED'""".formatted(schema)).params(time(at), id).update() == 1;
		if (first) {
			resubmitted.add(id);
		}
		return first;
	}

	@Override
	public void markCompleted(UUID id, Instant at) {
		completed.add(id);
	}

	@Override
	public void markCompleted(Object event, PublicationTargetIdentifier listener, Instant at) {
		stored.find("e.serialized_event = ? and p.listener_id = ?", json.writeValueAsString(event), listener.getValue())
				.forEach(publication -> completed.add(publication.getIdentifier()));
	}

	@Override
	public Optional<TargetEventPublication> findIncompletePublicationsByEventAndTargetIdentifier(Object event,
			PublicationTargetIdentifier listener) {
		return stored.find("e.serialized_event = ? and p.listener_id = ?", json.writeValueAsString(event), listener.getValue())
				.stream().findFirst();
	}

	@Override
	public List<TargetEventPublication> findIncompletePublications() {
		return stored.find("true");
	}

	@Override
	public List<TargetEventPublication> findIncompletePublicationsPublishedBefore(Instant time) {
		return stored.find("p.publication_date < ?", time(time));
	}

	@Override
	public List<TargetEventPublication> findFailedPublications(FailedCriteria criteria) {
		Instant before = criteria.getPublicationDateReference();
		long limit = criteria.getMaxItemsToRead();
		return stored.find("p.id in (select id from %s.event_publication where status = 'FAILED' and publication_date < ?"
				.formatted(schema) + " order by publication_date limit ?)",
				before == null ? OffsetDateTime.MAX : time(before), limit < 0 ? Long.MAX_VALUE : limit);
	}

	@Override
	public List<TargetEventPublication> findByStatus(Status status) {
		return stored.find("p.status = ?", status.name());
	}

	@Override
	public int countByStatus(Status status) {
		return database.sql("select count(*) from %s.event_publication where status = ?".formatted(schema)).param(status.name())
				.query(Integer.class).single();
	}

	@Override
	public void deletePublications(List<UUID> ids) {
		completed.delete(ids);
	}

	/** There are none: what is completed is deleted. */
	@Override
	public void deleteCompletedPublications() {}

	@Override
	public void deleteCompletedPublicationsBefore(Instant time) {}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
