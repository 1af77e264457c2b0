package io.mirage.storage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.events.storage.MarkKind;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.platform.security.Caller;

/** Marks entities and takes marks back, and tells everybody who leaves out what is false. */
@Service
class Marking {

	private static final int MAX_TAG = 100;
	private static final int MAX_TEXT = 10_000;

	private final Marks marks;
	private final Entities entities;
	private final StorageProjects projects;
	private final ApplicationEventPublisher events;
	private final SearchChanges changes;
	private final Clock clock;

	Marking(Marks marks, Entities entities, StorageProjects projects, ApplicationEventPublisher events, SearchChanges changes, Clock clock) {
		this.changes = changes;
		this.marks = marks;
		this.entities = entities;
		this.projects = projects;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * @param project absent for the organisation's oldest one
	 * @param text the tag, the note, or the reason why it is false
	 * @throws io.mirage.platform.web.ProblemException saying what of it cannot be
	 */
	@Transactional
	Mark mark(Caller caller, UUID entity, @Nullable UUID project, MarkKind kind, String text, @Nullable Instant expiresAt) {
		EntityRef marked = entity(caller.organisationId(), entity);
		ProjectId owner = projects.require(caller.organisationId(), project);
		if (!marks.isKnownIn(caller.organisationId(), owner, entity)) {
			throw StorageProblem.UNKNOWN_ENTITY.because("No scan of project " + owner + " knows the entity " + entity + ".");
		}
		Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
		check(kind, text, expiresAt, now);
		Mark mark = new Mark(Uuids.timeOrdered(now), owner, entity, kind, StorableText.of(text.strip()), expiresAt, caller.username(),
				now, null, null);
		if (!marks.add(caller.organisationId(), mark)) {
			throw StorageProblem.MARK_EXISTS.because("The entity has the tag '" + mark.text() + "' already.");
		}
		changes.note(caller.organisationId(), List.of(entity));
		events.publishEvent(new EntityMarked(header(caller.organisationId(), mark), mark.id(), owner, marked, kind, mark.text(),
				mark.createdBy(), expiresAt));
		return mark;
	}

	/** @throws io.mirage.platform.web.ProblemException if there is no such mark, or it was taken back */
	@Transactional
	void unmark(Caller caller, UUID entity, UUID id) {
		EntityRef marked = entity(caller.organisationId(), entity);
		Mark mark = marks.find(caller.organisationId(), entity, id)
				.orElseThrow(() -> StorageProblem.UNKNOWN_MARK.because("The entity has no mark " + id + "."));
		if (!marks.remove(id, caller.username(), clock.instant())) {
			throw StorageProblem.UNKNOWN_MARK.because("The mark " + id + " was taken back before.");
		}
		changes.note(caller.organisationId(), List.of(entity));
		events.publishEvent(new EntityUnmarked(header(caller.organisationId(), mark), id, mark.projectId(), marked, mark.kind(),
				caller.username()));
	}

	private static void check(MarkKind kind, String text, @Nullable Instant expiresAt, Instant now) {
		int longest = kind == MarkKind.TAG ? MAX_TAG : MAX_TEXT;
		if (text.isBlank() || text.length() > longest) {
			throw StorageProblem.INVALID_MARK.because("The text of a " + kind.label() + " has 1 to " + longest + " characters, not "
					+ text.strip().length() + ".");
		}
		if (expiresAt != null && !expiresAt.isAfter(now)) {
			throw StorageProblem.INVALID_MARK.because("expires_at is " + expiresAt + ", which is not in the future.");
		}
	}

	private EntityRef entity(OrganisationId organisation, UUID id) {
		EntityView view = entities.findById(organisation, new EntityId(id))
				.orElseThrow(() -> StorageProblem.UNKNOWN_ENTITY.because("There is no entity " + id + "."));
		return new EntityRef(new EntityId(id), EntityType.of(view.type()), view.value());
	}

	private EventHeader header(OrganisationId organisation, Mark mark) {
		return EventHeader.of(mark.entityId(), organisation, clock);
	}
}
