package io.mirage.registry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.events.registry.ProjectCollectorsChanged;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;

/** Which collectors the scans of a project do without, although the installation has them. */
@Component
class ProjectCollectors {

	private final JdbcClient jdbc;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	private record Project(UUID id, UUID organisationId, long version) {}

	ProjectCollectors(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
	}

	/** Projects that came while this process was away are told again. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	void askForProjects() {
		events.publishEvent(new RepublishRequested(EventHeader.of("registry", OrganisationId.DEFAULT, clock),
				ProjectCreated.class.getSimpleName(), "registry"));
	}

	/** A repetition changes nothing. */
	@ApplicationModuleListener
	void on(ProjectCreated event) {
		jdbc.sql("insert into registry.project (id, organisation_id) values (?, ?) on conflict do nothing")
				.params(event.projectId().value(), event.header().organisationId().value()).update();
	}

	@ApplicationModuleListener
	void on(RepublishRequested event) {
		if (event.event().equals(ProjectCollectorsChanged.class.getSimpleName())) {
			jdbc.sql("select id, organisation_id, version from registry.project where version > 0 order by id").query(Project.class).list()
					.forEach(this::announce);
		}
	}

	/**
	 * Sorted.
	 *
	 * @throws io.mirage.platform.web.ProblemException if the organisation has no such project
	 */
	List<String> disabled(ProjectId project, OrganisationId organisation) {
		return disabled(find(project, organisation, ""));
	}

	/** The state it is in already is no change. */
	@Transactional
	void decide(ProjectId id, OrganisationId organisation, String collector, boolean enabled, String by) {
		Project project = find(id, organisation, " for update");
		int changed = enabled
				? jdbc.sql("delete from registry.project_collector where project_id = ? and collector_id = ?").params(project.id(), collector)
						.update()
				: jdbc.sql("insert into registry.project_collector (project_id, collector_id, disabled_at, disabled_by) values (?, ?, ?, ?)"
						+ " on conflict do nothing").params(project.id(), collector, now(), by).update();
		if (changed > 0) {
			long version = Math.max(project.version() + 1, clock.millis());
			jdbc.sql("update registry.project set version = ? where id = ?").params(version, project.id()).update();
			announce(new Project(project.id(), project.organisationId(), version));
		}
	}

	private void announce(Project project) {
		OrganisationId organisation = new OrganisationId(project.organisationId());
		events.publishEvent(new ProjectCollectorsChanged(EventHeader.of(project.id().toString(), organisation, clock),
				new ProjectId(project.id()), disabled(project), project.version()));
	}

	private List<String> disabled(Project project) {
		return jdbc.sql("select collector_id from registry.project_collector where project_id = ? order by collector_id")
				.param(project.id()).query(String.class).list();
	}

	private Project find(ProjectId id, OrganisationId organisation, String lock) {
		return jdbc.sql("select id, organisation_id, version from registry.project where id = ? and organisation_id = ?" + lock)
				.params(id.value(), organisation.value()).query(Project.class).optional()
				.orElseThrow(() -> RegistryProblem.UNKNOWN_PROJECT.because("There is no project " + id + "."));
	}

	private OffsetDateTime now() {
		return clock.instant().atOffset(ZoneOffset.UTC);
	}
}
