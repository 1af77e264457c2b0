package io.mirage.users;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;

@Repository
class Organisations {

	private final JdbcClient database;

	Organisations(JdbcClient database) {
		this.database = database;
	}

	/** @return false if it is known already; nothing changes then */
	boolean add(Organisation organisation) {
		return database.sql("insert into users.organisation (id, name, created_at) values (?, ?, ?) on conflict do nothing")
				.params(organisation.id().value(), organisation.name(), Timestamp.from(organisation.createdAt())).update() == 1;
	}

	/** One or none: a caller belongs to one organisation. */
	List<Organisation> visibleTo(OrganisationId caller) {
		return database.sql("select * from users.organisation where id = ?").param(caller.value()).query(Organisations::read)
				.list();
	}

	List<Organisation> all() {
		return database.sql("select * from users.organisation order by created_at").query(Organisations::read).list();
	}

	private static Organisation read(ResultSet row, int number) throws SQLException {
		return new Organisation(new OrganisationId(row.getObject("id", UUID.class)), row.getString("name"),
				row.getTimestamp("created_at").toInstant());
	}
}
