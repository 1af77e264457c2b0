package io.mirage.storage;

import java.time.Clock;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;

/** The projects that searches and marks can belong to. */
@Component
class StorageProjects {

	private final JdbcClient jdbc;
	private final TransactionTemplate transaction;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	StorageProjects(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/** A repetition changes nothing. */
	@ApplicationModuleListener
	void on(ProjectCreated event) {
		jdbc.sql("insert into storage.project (id, organisation_id) values (?, ?) on conflict (id) do nothing")
				.params(event.projectId().value(), event.header().organisationId().value()).update();
	}

	/** What was created while this process was away is told again by its owner. */
	@EventListener(ApplicationReadyEvent.class)
	void askForProjects() {
		transaction.executeWithoutResult(status -> events.publishEvent(new RepublishRequested(
				EventHeader.of("storage", OrganisationId.DEFAULT, clock), "ProjectCreated", "storage")));
	}

	/**
	 * @param wanted absent for the organisation's oldest project
	 * @throws io.mirage.platform.web.ProblemException if the organisation has no such project
	 */
	ProjectId require(OrganisationId organisation, @Nullable UUID wanted) {
		return jdbc.sql("""
				select id from storage.project where organisation_id = :organisation and id = coalesce(:wanted::uuid, id)
				order by id limit 1""")
				.param("organisation", organisation.value()).param("wanted", wanted).query(UUID.class).optional().map(ProjectId::new)
				.orElseThrow(() -> StorageProblem.UNKNOWN_PROJECT.because(wanted == null ? "The organisation has no project yet."
						: "There is no project " + wanted + "."));
	}
}
