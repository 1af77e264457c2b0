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
import io.mirage.events.auth.AccountId;

@Repository
class Teams {

	private final JdbcClient database;

	Teams(JdbcClient database) {
		this.database = database;
	}

	/** @return false if the organisation has a team of that name, in any case */
	boolean add(Team team) {
		return database.sql("insert into users.team (id, organisation_id, name, created_at) values (?, ?, ?, ?) on conflict do nothing")
				.params(team.id(), team.organisationId().value(), team.name(), Timestamp.from(team.createdAt())).update() == 1;
	}

	/** By name. */
	List<Team> of(OrganisationId organisation) {
		return database.sql("select * from users.team where organisation_id = ? order by lower(name)").param(organisation.value())
				.query(Teams::read).list();
	}

	/** Those the account belongs to, by name. */
	List<Team> of(AccountId account) {
		return database.sql("""
				select t.* from users.team t join users.team_member m on m.team_id = t.id where m.account_id = ? order by lower(t.name)""")
				.param(account.value()).query(Teams::read).list();
	}

	Optional<Team> find(OrganisationId organisation, UUID id) {
		return database.sql("select * from users.team where organisation_id = ? and id = ?").params(organisation.value(), id)
				.query(Teams::read).optional();
	}

	/** What its members were given through it stays theirs. */
	void remove(UUID id) {
		database.sql("delete from users.team where id = ?").param(id).update();
	}

	/** By username. */
	List<AccountId> members(UUID team) {
		return database.sql("""
				select p.account_id from users.team_member m join users.profile p on p.account_id = m.account_id
				where m.team_id = ? order by lower(p.username)""").param(team)
				.query((row, number) -> new AccountId(row.getObject("account_id", UUID.class))).list();
	}

	void addMember(UUID team, AccountId account) {
		database.sql("insert into users.team_member (team_id, account_id) values (?, ?) on conflict do nothing")
				.params(team, account.value()).update();
	}

	/** @return false if they are no member */
	boolean removeMember(UUID team, AccountId account) {
		return database.sql("delete from users.team_member where team_id = ? and account_id = ?").params(team, account.value()).update() == 1;
	}

	private static Team read(ResultSet row, int number) throws SQLException {
		return new Team(row.getObject("id", UUID.class), row.getString("name"),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getTimestamp("created_at").toInstant());
	}
}
