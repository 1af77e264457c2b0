package io.mirage.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.users.ProjectId;

@Repository
class Projects {

	private final JdbcClient database;

	Projects(JdbcClient database) {
		this.database = database;
	}

	/** @return false if the organisation has a project of that id or, in any case, of that name; nothing changes then */
	boolean add(Project project) {
		return database.sql("""
				insert into users.project (id, organisation_id, name, created_at) values (?, ?, ?, ?)
				on conflict do nothing""")
				.params(project.id().value(), project.organisationId().value(), project.name(),
						Timestamp.from(project.createdAt()))
				.update() == 1;
	}

	/** By name. */
	List<Project> of(OrganisationId organisation) {
		return database.sql("select * from users.project where organisation_id = ? order by lower(name)")
				.param(organisation.value()).query(Projects::read).list();
	}

	Optional<Project> find(OrganisationId organisation, ProjectId id) {
		return database.sql("select * from users.project where organisation_id = ? and id = ?").params(organisation.value(), id.value())
				.query(Projects::read).optional();
	}

	List<Project> all() {
		return database.sql("select * from users.project order by created_at").query(Projects::read).list();
	}

	private static Project read(ResultSet row, int number) throws SQLException {
		return new Project(new ProjectId(row.getObject("id", UUID.class)), row.getString("name"),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getTimestamp("created_at").toInstant());
	}
}
