package io.mirage.scans;

import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.registry.ProjectCollectorsChanged;
import io.mirage.events.users.ProjectCreated;
import io.mirage.events.users.ProjectId;

/** The projects scans can be put into. */
@Component
class Projects {

	private final JdbcClient jdbc;

	Projects(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** A repetition changes nothing. */
	@ApplicationModuleListener
	void on(ProjectCreated event) {
		jdbc.sql("""
				insert into scans.project (id, organisation_id, name) values (?, ?, ?)
				on conflict (id) do update set name = excluded.name""")
				.params(event.projectId().value(), event.header().organisationId().value(), event.name())
				.update();
	}

	/** Of what is heard of a project the highest version counts. */
	@ApplicationModuleListener
	void on(ProjectCollectorsChanged event) {
		jdbc.sql("""
				insert into scans.project_collectors as p (project_id, organisation_id, disabled, version) values (?, ?, ?::text[], ?)
				on conflict (project_id) do update set disabled = excluded.disabled, version = excluded.version
				where p.version < excluded.version and p.organisation_id = excluded.organisation_id""")
				.params(event.projectId().value(), event.header().organisationId().value(), event.disabled().toArray(String[]::new),
						event.version())
				.update();
	}

	/** The collectors that its scans do without. */
	Set<String> disabledCollectors(ProjectId project, OrganisationId organisation) {
		return jdbc.sql("select unnest(disabled) from scans.project_collectors where project_id = ? and organisation_id = ?")
				.params(project.value(), organisation.value()).query(String.class).set();
	}

	boolean exists(ProjectId project, OrganisationId organisation) {
		return jdbc.sql("select count(*) from scans.project where id = ? and organisation_id = ?")
				.params(project.value(), organisation.value()).query(Long.class).single() > 0;
	}

	/** Where a scan goes that names no project: the organisation's oldest one. */
	Optional<ProjectId> first(OrganisationId organisation) {
		return jdbc.sql("select id from scans.project where organisation_id = ? order by id limit 1")
				.param(organisation.value())
				.query((row, number) -> new ProjectId(Columns.uuid(row, "id"))).optional();
	}
}
